import { NextResponse } from "next/server";
import { isSameOrigin, readJson } from "@/app/api/request";
import { learnerForWriting } from "@/app/session";
import { library } from "@/lib/content/library";
import { database } from "@/lib/study/database";
import { rateCards, ratedCards } from "@/lib/study/review";

/** Stores ratings of flashcards. Failures carry a `code`: `forbidden`, `too-large`, `malformed`. */
export async function POST(request: Request): Promise<NextResponse> {
  if (!isSameOrigin(request)) return NextResponse.json({ code: "forbidden" }, { status: 403 });
  const body = await readJson(request);
  if ("code" in body)
    return NextResponse.json(body, { status: body.code === "too-large" ? 413 : 400 });
  const rated = ratedCards.safeParse(body.json);
  if (!rated.success) return NextResponse.json({ code: "malformed" }, { status: 400 });
  const now = Date.now();
  const learner = await learnerForWriting(now);
  return NextResponse.json(await rateCards(database(), library(), learner, rated.data, now));
}
