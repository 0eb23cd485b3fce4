import { after, NextResponse } from "next/server";
import { failureStatus, readJson } from "@/app/api/request";
import { unlessUnavailable } from "@/app/api/unless-unavailable";
import { recordForBrowser } from "@/app/session";
import { library } from "@/lib/content/library";
import { database } from "@/lib/study/database";
import { outcomeOf, readEntries, refusedOutcome, sentEntries } from "@/lib/study/entries";
import { fitUnasked, isFitDue } from "@/lib/study/fit";

/**
 * Stores what a learner did: answers, acts and undos, 1 to 500 at a time. Every entry has a result of its
 * own. Failures carry a `code`: `not-json`, `too-large`, `malformed`, `refused` when not one of the entries
 * could be stored, or `unknown-learner`: sent again, without the cookie, they begin a new one. With `unavailable`
 * and Retry-After nothing was stored, and the same may be sent again.
 */
export const POST = unlessUnavailable(async (request: Request) => {
  const body = await readJson(request);
  if ("code" in body) return failure(body.code, failureStatus[body.code]);
  const sent = sentEntries.safeParse(body.json);
  if (!sent.success) return failure("malformed", 400);
  const read = readEntries(library(), sent.data, Date.now());
  const entries = read.flatMap((one) => ("entry" in one ? one.entry : []));
  if (entries.length === 0) {
    const outcome = refusedOutcome(read, Date.now());
    return NextResponse.json({ code: "refused", ...outcome }, { status: 422 });
  }
  const recorded = await recordForBrowser(entries, Date.now());
  if (!recorded) return failure("unknown-learner", 409);
  if (isFitDue(recorded.sinceFit)) after(() => fitUnasked(database(), recorded.learner, Date.now));
  return NextResponse.json(outcomeOf(library(), read, recorded, sent.data.locale, Date.now()));
});

const failure = (code: string, status: number) => NextResponse.json({ code }, { status });
