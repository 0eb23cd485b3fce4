import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EvidenceBadge, EvidenceLadder } from "@/app/_components/evidence";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";
import { currentLearner } from "@/app/session";
import { lessonWords } from "@/lib/content/lesson";
import { library } from "@/lib/content/library";
import { type Article, evidences, type Section } from "@/lib/domain/article";
import { type Memory, phaseOf, phases } from "@/lib/domain/memory";
import { database } from "@/lib/study/database";
import { memoriesOf } from "@/lib/study/standing";
import { StartQuiz } from "../../quiz/_components/start-quiz";
import { type Asked, LessonCards } from "./_components/lesson-cards";
import { LessonText } from "./_components/lesson-text";
import styles from "./page.module.css";

type Props = Readonly<{
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Readonly<Record<string, unknown>>>;
}>;
type Memories = ReadonlyMap<string, Memory>;

const wordsPerMinute = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = library().article((await params).articleId);
  const locale = await getLocale();
  return article ? { title: article.title[locale], description: article.summary[locale] } : {};
}

export default async function LessonPage({ params, searchParams }: Props) {
  const article = library().article((await params).articleId);
  if (!article) notFound();
  const learner = await currentLearner();
  const memories = await memoriesOf(database(), learner);
  const asked = askedIn(await searchParams);
  return (
    <article className={styles.lesson}>
      <LessonHead article={article} memories={memories} />
      {article.sections.map((section) => (
        <LessonSection key={section.id} section={section} memories={memories} asked={asked} />
      ))}
      <LessonFoot article={article} />
    </article>
  );
}

const askedInAddress = z.object({
  ask: z.string(),
  since: z.coerce.number().int().positive(),
});

function askedIn(searchParams: Readonly<Record<string, unknown>>): Asked | undefined {
  const { success, data } = askedInAddress.safeParse(searchParams);
  return success ? { sectionId: data.ask, since: data.since } : undefined;
}

async function LessonHead({
  article,
  memories,
}: Readonly<{ article: Article; memories: Memories }>) {
  const [t, locale] = await Promise.all([getTranslations("Lesson"), getLocale()]);
  const words = article.sections.reduce((sum, section) => sum + lessonWords(section, locale), 0);
  const facts = article.sections.reduce((sum, section) => sum + section.facts.length, 0);
  return (
    <header className="stack">
      <h1>{article.title[locale]}</h1>
      <p className={styles.summary}>{article.summary[locale]}</p>
      <p className="muted">{t("minutes", { minutes: Math.ceil(words / wordsPerMinute), facts })}</p>
      <p className={`muted ${styles.retold}`}>
        <Moon phase="gibbous" /> {t("retold")}
      </p>
      {article.sections.some(({ facts }) => facts.some(({ id }) => memories.has(id))) && (
        <p className="no-print">
          <Link href={`/progress/map/${article.id}`}>{t("map")}</Link>
        </p>
      )}
      <nav aria-labelledby="contents" className={styles.contents}>
        <h2 id="contents">{t("contents")}</h2>
        <ol>
          {article.sections.map((section) => (
            <li key={section.id}>
              <a href={`#${section.id}`}>{section.title[locale]}</a>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}

async function LessonSection({
  section,
  memories,
  asked,
}: Readonly<{ section: Section; memories: Memories; asked: Asked | undefined }>) {
  const [t, locale] = await Promise.all([getTranslations("Lesson"), getLocale()]);
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`} className={styles.section}>
      <h2 id={`${section.id}-title`}>{section.title[locale]}</h2>
      {section.lesson.map((paragraph) => (
        <LessonText key={paragraph[locale]} markdown={paragraph[locale]} memories={memories} />
      ))}
      <LessonCards section={section} asked={asked} />
      <details className={`fold ${styles.facts} no-print`}>
        <summary>
          {t("factsInSection")} ({section.facts.length})
        </summary>
        <FactList section={section} memories={memories} />
        <StartQuiz
          articleId={section.articleId}
          sectionIds={[section.id]}
          label={t("quizSection")}
        />
      </details>
    </section>
  );
}

async function FactList({ section, memories }: Readonly<{ section: Section; memories: Memories }>) {
  const [t, locale] = await Promise.all([getTranslations("Phases"), getLocale()]);
  return (
    <ul>
      {section.facts.map((fact) => {
        const phase = phaseOf(memories.get(fact.id));
        return (
          <li key={fact.id}>
            <Moon phase={phase} size={18} />
            <div>
              <p className="serif">
                {fact.statement[locale]} <span className="visually-hidden">({t(phase)})</span>
              </p>
              <EvidenceBadge evidence={fact.evidence} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

async function LessonFoot({ article }: Readonly<{ article: Article }>) {
  const [t, phaseNames, evidenceNames] = await Promise.all([
    getTranslations("Lesson"),
    getTranslations("Phases"),
    getTranslations("Evidence"),
  ]);
  return (
    <footer className={`${styles.foot} no-print`}>
      <section className="card stack">
        <h2>{t("quizTitle")}</h2>
        <p>{t("quizText")}</p>
        <StartQuiz articleId={article.id} sectionIds={[]} label={t("quiz")} primary />
      </section>
      <section className={styles.legend}>
        <h2>{t("legendMoon")}</h2>
        <ul className={styles.moons}>
          {phases.map((phase) => (
            <li key={phase}>
              <Moon phase={phase} size={20} />
              {phaseNames(phase)}
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.legend}>
        <h2>{t("legendEvidence")}</h2>
        <p className="muted">{t("legendEvidenceText")}</p>
        <dl className={styles.evidences}>
          {evidences.map((evidence) => (
            <div key={evidence}>
              <dt>
                <EvidenceLadder evidence={evidence} />
                {evidenceNames(evidence)}
              </dt>
              <dd className="muted">{evidenceNames(`${evidence}-text`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </footer>
  );
}
