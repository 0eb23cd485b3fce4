import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EvidenceNote } from "@/app/_components/evidence";
import { Gap } from "@/app/_components/gap";
import { HiddenFields } from "@/app/_components/hidden-fields";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";
import { PassageLink } from "@/app/_components/passage-link";
import { Quote } from "@/app/_components/quote";
import { sessionHref } from "@/app/_components/review/session-address";
import { currentLearner } from "@/app/session";
import { passageOf } from "@/lib/content/lesson";
import { library } from "@/lib/content/library";
import type { Fact } from "@/lib/domain/article";
import { wouldChange } from "@/lib/domain/fact-list";
import { isLeech, phaseOf } from "@/lib/domain/memory";
import { getFormatter } from "@/lib/i18n/format";
import { offeredActs } from "@/lib/study/acts";
import { database } from "@/lib/study/database";
import { type FactPage, factPage } from "@/lib/study/fact";
import { answerText } from "@/lib/study/wording";
import { ActButtons } from "../_components/act-buttons";
import { ActNotice } from "../_components/act-notice";
import { getReturns, type Return } from "../_components/standing";
import { actOnFactsAction } from "../actions";
import { CurveFigure } from "./_components/curve-figure";
import { FactHistory } from "./_components/fact-history";
import { Figures } from "./_components/figures";
import styles from "./page.module.css";

type Props = Readonly<{
  params: Promise<{ factId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const fact = library().fact((await params).factId);
  return fact ? { title: fact.statement[await getLocale()] } : {};
}

export default async function OneFactPage({ params, searchParams }: Props) {
  const [{ factId }, address, learner, t, locale] = await Promise.all([
    params,
    searchParams,
    currentLearner(),
    getTranslations("Fact"),
    getLocale(),
  ]);
  const now = Date.now();
  const page = await factPage(database(), library(), learner, factId, now);
  if (!page) notFound();
  return (
    <div className="page stack">
      <ActNotice address={address} fields={{ page: factId }} />
      <Head page={page} now={now} />
      {page.curve && <CurveFigure curve={page.curve} settings={page.settings} />}
      {page.memory && <Figures page={page} memory={page.memory} now={now} />}
      <form action={actOnFactsAction} className="stack">
        <h2>{t("acts")}</h2>
        <HiddenFields fields={{ locale, facts: factId, page: factId }} />
        <ActButtons acts={offeredActs.filter((act) => wouldChange(act, page, now))} />
      </form>
      <Prompts fact={page.fact} />
      <FactHistory deeds={page.deeds} />
      <p>
        <Link href="/facts">{t("list")}</Link>
      </p>
    </div>
  );
}

async function Head({ page, now }: Readonly<{ page: FactPage; now: number }>) {
  const [t, quiz, phases, locale] = await Promise.all([
    getTranslations("Fact"),
    getTranslations("Quiz"),
    getTranslations("Phases"),
    getLocale(),
  ]);
  const { fact, section, memory, heldUntil = 0 } = page;
  const phase = phaseOf(memory);
  const passage = passageOf(section, fact.id, locale);
  return (
    <header className="stack">
      <p className={styles.phase}>
        <Moon phase={phase} size={22} />
        <span>
          {phases(phase)} · {section.title[locale]}
        </span>
      </p>
      <h1 className={styles.statement}>{fact.statement[locale]}</h1>
      <p className="serif">{await sentencesOf(page, now)}</p>
      {memory && isLeech(memory) && <p>{t("leech")}</p>}
      <EvidenceNote fact={fact} />
      {passage && <Quote passage={passage} locale={locale} />}
      <PassageLink
        locale={locale}
        articleId={fact.articleId}
        factId={fact.id}
        label={quiz("passage")}
      />
      {heldUntil <= now && (
        <p>
          <Link
            href={sessionHref({ kind: "fact", factId: fact.id, since: now }, `/facts/${fact.id}`)}
            className="button"
          >
            {t("ask")}
          </Link>
        </p>
      )}
    </header>
  );
}

/** The figures that matter most, as sentences. */
async function sentencesOf(page: FactPage, now: number): Promise<string> {
  const [t, format, returns] = await Promise.all([
    getTranslations("Fact"),
    getFormatter(),
    getReturns(page.settings, now),
  ]);
  const back = returns(page);
  const known =
    page.recallChance === undefined
      ? t(page.isForgotten ? "forgotten" : "new")
      : t("recall", { share: format.number(page.recallChance, { style: "percent" }) });
  return back ? `${known} ${returnText(t, back)}` : known;
}

function returnText(t: Awaited<ReturnType<typeof getTranslations<"Fact">>>, back: Return): string {
  switch (back.key) {
    case "due":
      return t("due", { days: back.days });
    case "dueOn":
    case "until":
      return t(back.key, { date: back.date });
    default:
      return t(back.key);
  }
}

async function Prompts({ fact }: Readonly<{ fact: Fact }>) {
  const [t, quiz, kinds, locale] = await Promise.all([
    getTranslations("Fact"),
    getTranslations("Quiz"),
    getTranslations("Kinds"),
    getLocale(),
  ]);
  const judgements = { true: quiz("trueOption"), false: quiz("falseOption") };
  return (
    <section className="stack">
      <h2>{t("prompts")}</h2>
      <ul className={styles.prompts}>
        {fact.prompts.map((prompt) => (
          <li key={prompt.id}>
            <p className="muted small">{kinds(prompt.kind)}</p>
            <p className="serif">
              <Gap text={prompt.stem[locale]} label={quiz("gap")} />
            </p>
            <p>
              {t("promptKey")} <strong>{answerText(prompt, locale, judgements)}</strong>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
