import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EvidenceNote } from "@/app/_components/evidence";
import { Link } from "@/app/_components/local-link";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { phases, ratings } from "@/lib/domain/memory";
import { database } from "@/lib/study/database";
import { type Card, reviewQueue } from "@/lib/study/review";
import { FocusBar } from "../_components/focus-bar";
import { DayDone } from "./_components/day-done";
import { Review } from "./_components/review";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Review"))("title") };
}

export default async function ReviewPage() {
  const [t, phaseNames, quiz, locale, learner] = await Promise.all([
    getTranslations("Review"),
    getTranslations("Phases"),
    getTranslations("Quiz"),
    getLocale(),
    currentLearner(),
  ]);
  const queue = await reviewQueue(database(), library(), learner, locale, Date.now());
  return (
    <>
      <FocusBar closeHref="/" closeLabel={t("close")} />
      {queue.left === 0 ? (
        <DayDone queue={queue} />
      ) : (
        <>
          <noscript>
            <p>
              {t("noScript")} <Link href="/quiz">{t("quiz")}</Link>
            </p>
          </noscript>
          <Review
            locale={locale}
            queue={queue}
            evidence={evidenceOf(queue.cards)}
            labels={{
              left: t("left"),
              gap: quiz("gap"),
              reveal: t("reveal"),
              answer: t("answer"),
              rate: t("rate"),
              passage: t("passage"),
              unsaved: t("unsaved"),
              refused: t("refused"),
              loading: t("loading"),
              phases: Object.fromEntries(phases.map((phase) => [phase, phaseNames(phase)])),
              ratings: Object.fromEntries(ratings.map((rating) => [rating, t(rating)])),
            }}
          />
        </>
      )}
    </>
  );
}

function evidenceOf(cards: readonly Card[]) {
  const facts = cards.flatMap(({ factId }) => library().fact(factId) ?? []);
  return Object.fromEntries(
    facts.map((fact) => [fact.id, <EvidenceNote key={fact.id} fact={fact} />]),
  );
}
