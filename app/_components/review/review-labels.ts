import { getTranslations } from "next-intl/server";
import { phases, ratings } from "@/lib/domain/memory";

/** The words of the review page, which the browser puts together without a runtime for messages. */
export async function reviewLabels() {
  const [t, confidence, phaseNames, quiz, dutch, english] = await Promise.all([
    getTranslations("Review"),
    getTranslations("Confidence"),
    getTranslations("Phases"),
    getTranslations("Quiz"),
    getTranslations({ locale: "nl", namespace: "Quiz" }),
    getTranslations({ locale: "en", namespace: "Quiz" }),
  ]);
  return {
    left: t("left"),
    /** In the language of the card. */
    gap: { nl: dutch("gap"), en: english("gap") },
    reveal: t("reveal"),
    answer: t("answer"),
    rate: t("rate"),
    passage: t("passage"),
    unsaved: t("unsaved"),
    refused: t("refused"),
    loading: t("loading"),
    saving: t("saving"),
    comesBack: t("comesBack"),
    undo: t("undo"),
    undone: t("undone"),
    more: t("more"),
    suspend: t("suspend"),
    bury: t("bury"),
    about: t("about"),
    readAloud: t("readAloud"),
    acted: {
      suspend: t("acted.suspend"),
      bury: t("acted.bury"),
      rest: t("acted.rest"),
      keep: t("acted.keep"),
    },
    typed: {
      yourAnswer: quiz("answer"),
      check: t("check"),
      notANumber: quiz("failure.not-a-number"),
      written: quiz("youSaid"),
      wasRight: t("wasRight"),
      verdicts: {
        right: quiz("right"),
        rightNear: quiz("rightNear"),
        wrong: quiz("wrong"),
        wrongNear: quiz("wrongNear"),
      },
    },
    confidence: {
      question: confidence("question"),
      sure: confidence("sure"),
      doubt: confidence("doubt"),
      guess: confidence("guess"),
    },
    leech: {
      title: t("leechTitle"),
      text: t("leechText"),
      otherWordings: t("leechOther"),
      choice: t("leechChoice"),
      keep: t("keep"),
      rest: t("rest"),
    },
    keys: {
      title: t("keys"),
      close: t("keysClose"),
      space: t("keyNames.space"),
      escape: t("keyNames.escape"),
      reveal: t("keyUses.reveal"),
      rate: t("keyUses.rate"),
      confidence: t("keyUses.confidence"),
      undo: t("keyUses.undo"),
      suspend: t("keyUses.suspend"),
      bury: t("keyUses.bury"),
      about: t("keyUses.about"),
      readAloud: t("keyUses.readAloud"),
      wasRight: t("keyUses.wasRight"),
      list: t("keyUses.keys"),
    },
    phases: Object.fromEntries(phases.map((phase) => [phase, phaseNames(phase)])),
    ratings: Object.fromEntries(ratings.map((rating) => [rating, t(rating)])),
  };
}

export type Labels = Awaited<ReturnType<typeof reviewLabels>>;
