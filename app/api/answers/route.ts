import { NextResponse } from "next/server";
import { failureStatus, isSameOrigin, readJson } from "@/app/api/request";
import { learnerForWriting } from "@/app/session";
import { library } from "@/lib/content/library";
import { database } from "@/lib/study/database";
import { holdsFlashcard, rateCards, ratedCards } from "@/lib/study/review";

/**
 * Stores ratings of flashcards. Failures carry a `code`: `forbidden`, `not-json`, `too-large`,
 * `malformed`, or `unknown-prompt` when none of the entries is about a flashcard.
 */
export async function POST(request: Request): Promise<NextResponse> {
  if (!isSameOrigin(request)) return failure("forbidden", 403);
  const body = await readJson(request);
  if ("code" in body) return failure(body.code, failureStatus[body.code]);
  const rated = ratedCards.safeParse(body.json);
  if (!rated.success) return failure("malformed", 400);
  if (!holdsFlashcard(library(), rated.data)) return failure("unknown-prompt", 422);
  const now = Date.now();
  const learner = await learnerForWriting(now);
  return NextResponse.json(await rateCards(database(), library(), learner, rated.data, now));
}

const failure = (code: string, status: number) => NextResponse.json({ code }, { status });
