import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FocusOnArrival } from "@/app/_components/focus-on-arrival";
import { Link } from "@/app/_components/local-link";
import { evidenceNotes } from "@/app/_components/review/evidence-notes";
import { reviewLabels } from "@/app/_components/review/review-labels";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import type { Section } from "@/lib/domain/article";
import { database } from "@/lib/study/database";
import { reviewQueue } from "@/lib/study/review";
import { StartQuiz } from "../../../quiz/_components/start-quiz";
import styles from "./lesson-cards.module.css";
import { LessonReviewLater } from "./lesson-review-later";

/** The section whose cards an address asks for, and since when, in epoch milliseconds. */
export type Asked = Readonly<{ sectionId: string; since: number }>;

type Props = Readonly<{ section: Section; asked: Asked | undefined }>;

/** After a section: an offer to be asked about it or, where that was taken, its flashcards. */
export function LessonCards({ section, asked }: Props) {
  return asked?.sectionId === section.id ? (
    <AskedCards section={section} since={asked.since} />
  ) : (
    <Offer section={section} />
  );
}

const blockId = ({ id }: Section) => `${id}-cards`;
const linkId = ({ id }: Section) => `${id}-ask`;
const titleId = ({ id }: Section) => `${id}-cards-title`;
const lessonHref = ({ articleId }: Section) => `/articles/${articleId}`;

async function Offer({ section }: Readonly<{ section: Section }>) {
  const [t, locale] = await Promise.all([getTranslations("LessonCards"), getLocale()]);
  const query = new URLSearchParams({ ask: section.id, since: `${Date.now()}` });
  return (
    <div id={blockId(section)} className={`${styles.offer} no-print`}>
      <div>
        <p className={styles.title}>{t("title")}</p>
        <p className="muted small">{t("text")}</p>
      </div>
      <Link
        id={linkId(section)}
        href={`${lessonHref(section)}?${query}#${blockId(section)}`}
        aria-label={t("askOf", { section: section.title[locale] })}
        className="button"
        scroll={false}
      >
        {t("ask")}
      </Link>
    </div>
  );
}

async function AskedCards({ section, since }: Readonly<{ section: Section; since: number }>) {
  const [t, lesson, locale, learner, labels] = await Promise.all([
    getTranslations("LessonCards"),
    getTranslations("Lesson"),
    getLocale(),
    currentLearner(),
    reviewLabels(),
  ]);
  const session = { kind: "section", sectionId: section.id, since } as const;
  const queue = await reviewQueue(database(), library(), learner, locale, Date.now(), session);
  return (
    <section
      id={blockId(section)}
      aria-labelledby={titleId(section)}
      className={`card ${styles.asked} no-print`}
    >
      <header className={styles.head}>
        <h3 id={titleId(section)}>{t("title")}</h3>
        <ReadOn section={section} className={styles.close} label={t("close")}>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden>
            <path d="m6 6 12 12M18 6 6 18" stroke="currentColor" strokeWidth="1.75" />
          </svg>
        </ReadOn>
      </header>
      <noscript>
        <div className="stack">
          <p>{t("noScript")}</p>
          <StartQuiz
            articleId={section.articleId}
            sectionIds={[section.id]}
            label={lesson("quizSection")}
          />
        </div>
      </noscript>
      <LessonReviewLater
        key={since}
        locale={locale}
        queue={queue}
        evidence={evidenceNotes(queue.cards)}
        labels={{ ...labels, passage: t("passage") }}
        done={<SectionDone section={section} />}
        round={{ factIds: section.facts.map(({ id }) => id) }}
        linkId={linkId(section)}
      />
    </section>
  );
}

async function SectionDone({ section }: Readonly<{ section: Section }>) {
  const t = await getTranslations("LessonCards");
  return (
    <div className={styles.done}>
      <FocusOnArrival to="done" />
      <h4 id="done" tabIndex={-1}>
        {t("done")}
      </h4>
      <p className="serif">{t("doneText")}</p>
      <ReadOn section={section} className="button primary">
        {t("readOn")}
      </ReadOn>
    </div>
  );
}

/** Back to the lesson as it is without cards. */
const ReadOn = ({
  section,
  className,
  label,
  children,
}: Readonly<{
  section: Section;
  className: string | undefined;
  label?: string;
  children: ReactNode;
}>) => (
  <Link
    href={`${lessonHref(section)}#${blockId(section)}`}
    className={className}
    aria-label={label}
    scroll={false}
  >
    {children}
  </Link>
);
