/** The address of a session beyond the cards of the day. */
import { z } from "zod";
import { library } from "@/lib/content/library";
import { studyKinds } from "@/lib/domain/study-more";
import type { StudySession } from "@/lib/study/study-more";

type SearchParams = Readonly<Record<string, unknown>>;

/**
 * The page of a session, without its language. When it began stands in it: what is answered in a session
 * does not come again.
 *
 * @param from the page to return to, without its language
 */
export function sessionHref(session: StudySession, from?: string): string {
  const query = new URLSearchParams({ study: session.kind });
  if (session.kind === "section") query.set("section", session.sectionId);
  if (session.kind === "fact") query.set("fact", session.factId);
  query.set("since", `${session.since}`);
  if (from) query.set("from", from);
  return `/review?${query}`;
}

const sessionInAddress = z.object({
  study: z.enum(studyKinds),
  section: z.string().default(""),
  fact: z.string().default(""),
  since: z.coerce.number().int().positive(),
});

/** The session that an address asks for; one that makes no sense stands for the ordinary queue. */
export function sessionOf(searchParams: SearchParams): StudySession | undefined {
  const asked = sessionInAddress.safeParse(searchParams);
  if (!asked.success) return undefined;
  const { study: kind, section: sectionId, fact: factId, since } = asked.data;
  switch (kind) {
    case "section":
      return library().section(sectionId) && { kind, sectionId, since };
    case "fact":
      return library().fact(factId) && { kind, factId, since };
    default:
      return { kind, since };
  }
}

/** Of this site and nothing else. */
const pageInAddress = z.string().regex(/^(\/[\w-]+)+(\?[\w=&%+.-]*)?(#[\w-]+)?$/);

/** The page to return to, without its language. */
export const cameFrom = ({ from }: SearchParams): string | undefined =>
  pageInAddress.safeParse(from).data;
