import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EvidenceNote } from "@/app/_components/evidence";
import { Link } from "@/app/_components/local-link";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { studyKinds } from "@/lib/domain/study-more";
import type { Card } from "@/lib/study/card";
import { database } from "@/lib/study/database";
import { reviewQueue } from "@/lib/study/review";
import type { StudySession } from "@/lib/study/study-more";
import { FocusBar } from "../_components/focus-bar";
import { DayDone } from "./_components/day-done";
import { Review } from "./_components/review";
import { reviewLabels } from "./_components/review-labels";
import { SessionDone } from "./_components/session-done";

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, unknown>>> }>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("Review");
  return { title: (await sessionTitle(sessionOf(await searchParams))) ?? t("title") };
}

/** The day's flashcards, or those of a session that `?study=` names. */
export default async function ReviewPage({ searchParams }: Props) {
  const session = sessionOf(await searchParams);
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
      <FocusBar closeHref="/" closeLabel={t("close")}>
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
        evidence={evidenceOf(queue.cards)}
        labels={labels}
        done={session ? <SessionDone /> : <DayDone queue={queue} />}
      />
    </>
  );
}

const sessionInAddress = z.object({
  study: z.enum(studyKinds),
  section: z.string().optional(),
  since: z.coerce.number().int().positive(),
});

/** The session that an address asks for; one that makes no sense stands for the ordinary queue. */
function sessionOf(searchParams: Readonly<Record<string, unknown>>): StudySession | undefined {
  const asked = sessionInAddress.safeParse(searchParams);
  if (!asked.success) return undefined;
  const { study: kind, section: sectionId, since } = asked.data;
  if (kind === "section" && !findSection(sectionId)) return undefined;
  return { kind, sectionId, since };
}

async function sessionTitle(session: StudySession | undefined): Promise<string | undefined> {
  if (!session) return undefined;
  const [t, locale] = await Promise.all([getTranslations("Review"), getLocale()]);
  return session.kind === "section"
    ? findSection(session.sectionId)?.title[locale]
    : t(`sessions.${session.kind}`);
}

const findSection = (sectionId: string | undefined) =>
  library()
    .articles.flatMap(({ sections }) => sections)
    .find(({ id }) => id === sectionId);

function evidenceOf(cards: readonly Card[]) {
  const facts = cards.flatMap(({ factId }) => library().fact(factId) ?? []);
  return Object.fromEntries(
    facts.map((fact) => [fact.id, <EvidenceNote key={fact.id} fact={fact} />]),
  );
}
