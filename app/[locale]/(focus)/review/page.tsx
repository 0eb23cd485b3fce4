import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { evidenceNotes } from "@/app/_components/review/evidence-notes";
import { Review } from "@/app/_components/review/review";
import { reviewLabels } from "@/app/_components/review/review-labels";
import { cameFrom, sessionOf } from "@/app/_components/review/session-address";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { database } from "@/lib/study/database";
import { reviewQueue } from "@/lib/study/review";
import type { StudySession } from "@/lib/study/study-more";
import { FocusBar } from "../_components/focus-bar";
import { DayDone } from "./_components/day-done";
import { SessionDone } from "./_components/session-done";

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, unknown>>> }>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("Review");
  return { title: (await sessionTitle(sessionOf(await searchParams))) ?? t("title") };
}

/** The day's flashcards, or those of a session that `?study=` names. */
export default async function ReviewPage({ searchParams }: Props) {
  const address = await searchParams;
  const session = sessionOf(address);
  const from = cameFrom(address);
  const [t, locale, learner, labels, title] = await Promise.all([
    getTranslations("Review"),
    getLocale(),
    currentLearner(),
    reviewLabels(),
    sessionTitle(session),
  ]);
  const queue = await reviewQueue(database(), library(), learner, locale, Date.now(), session);
  return (
    <>
      <FocusBar closeHref={from ?? "/"} closeLabel={t("close")}>
        {title && <p className="muted small">{title}</p>}
      </FocusBar>
      {queue.left > 0 && (
        <noscript>
          <p>
            {t("noScript")} <Link href="/quiz">{t("quiz")}</Link>
          </p>
        </noscript>
      )}
      <Review
        key={session?.since}
        locale={locale}
        queue={queue}
        evidence={evidenceNotes(queue.cards)}
        labels={labels}
        done={session ? <SessionDone from={from} /> : <DayDone queue={queue} />}
        round={
          session?.kind === "fact"
            ? { factIds: [session.factId], backHref: from && `/${locale}${from}` }
            : undefined
        }
      />
    </>
  );
}

async function sessionTitle(session: StudySession | undefined): Promise<string | undefined> {
  if (!session) return undefined;
  const [t, locale] = await Promise.all([getTranslations("Review"), getLocale()]);
  return session.kind === "section"
    ? library().section(session.sectionId)?.title[locale]
    : t(`sessions.${session.kind}`);
}
