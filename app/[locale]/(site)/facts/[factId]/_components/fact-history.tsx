import { getLocale, getTranslations } from "next-intl/server";
import { delayText } from "@/app/_components/delay";
import { Gap } from "@/app/_components/gap";
import { Link } from "@/app/_components/local-link";
import { ownTimeZone } from "@/app/session";
import type { Answer } from "@/lib/domain/answer";
import { getFormatter } from "@/lib/i18n/format";
import type { FactDeed, FactPage } from "@/lib/study/fact";
import { givenText } from "@/lib/study/wording";
import { deedHref } from "../../../history/_components/deed-address";
import styles from "./fact-history.module.css";

/** The others are folded away. */
const deedsShown = 8;

/** What was done to a fact, the newest first; each links to where it can be corrected. */
export async function FactHistory({ deeds }: Pick<FactPage, "deeds">) {
  const t = await getTranslations("Fact");
  return (
    <section className="stack">
      <h2>{t("history")}</h2>
      {deeds.length === 0 ? (
        <p className="muted">{t("historyNone")}</p>
      ) : (
        <Deeds deeds={deeds.slice(0, deedsShown)} />
      )}
      {deeds.length > deedsShown && (
        <details className="fold">
          <summary>{t("historyMore", { count: deeds.length - deedsShown })}</summary>
          <Deeds deeds={deeds.slice(deedsShown)} />
        </details>
      )}
    </section>
  );
}

const Deeds = ({ deeds }: Pick<FactPage, "deeds">) => (
  <ol className={styles.deeds}>
    {deeds.map((deed) => (
      <DeedRow key={deed.entry.id} deed={deed} />
    ))}
  </ol>
);

async function DeedRow({ deed }: Readonly<{ deed: FactDeed }>) {
  const [t, history, quiz, locale, format] = await Promise.all([
    getTranslations("Fact"),
    getTranslations("History"),
    getTranslations("Quiz"),
    getLocale(),
    getFormatter(await ownTimeZone()),
  ]);
  const { entry, prompt, delay } = deed;
  const date = format.dateTime(entry.at, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
  if (entry.type === "act") {
    return (
      <li>
        <p>
          <strong>{history(`act.${entry.act}`, { count: 1 })}</strong>
        </p>
        <p className="muted small">{date}</p>
      </li>
    );
  }
  const said = await saidText(entry, prompt);
  return (
    <li>
      <p>
        <strong>{await markText(entry)}</strong> ·{" "}
        {delay ? t("then", { delay: delayText(delay, locale) }) : t("unmoved")}
      </p>
      {prompt && (
        <p className="serif" lang={entry.locale}>
          <Gap text={prompt.stem[entry.locale]} label={quiz("gap")} />
        </p>
      )}
      {said && <p>{said}</p>}
      <p className="muted small">
        {date} · {t(`by.${entry.type}`)} ·{" "}
        <Link href={deedHref(entry)} className={styles.correct}>
          {history("change")}
        </Link>
      </p>
    </li>
  );
}

async function markText(answer: Answer): Promise<string> {
  const [t, review] = await Promise.all([getTranslations("Fact"), getTranslations("Review")]);
  if (answer.type === "review") return review(answer.rating);
  return t(answer.right ? "quizRight" : "quizWrong");
}

/** What was given in a quiz, where it was not right. */
async function saidText(answer: Answer, prompt: FactDeed["prompt"]): Promise<string | undefined> {
  const [t, quiz] = await Promise.all([getTranslations("Fact"), getTranslations("Quiz")]);
  if (answer.type === "review" || answer.right || !prompt) return undefined;
  const judgements = { true: quiz("trueOption"), false: quiz("falseOption") };
  const given = givenText(prompt, answer.given, answer.locale, judgements);
  return given ? t("quizGiven", { given }) : t("unknown");
}
