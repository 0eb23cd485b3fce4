import { NextResponse } from "next/server";
import { unlessUnavailable } from "@/app/api/unless-unavailable";
import { currentLearner } from "@/app/session";
import { database } from "@/lib/study/database";
import { fitsOf } from "@/lib/study/fit";

/** How far the learner's newest fit is: `{ status, progress }`, with `progress` from 0 to 1. */
export const GET = unlessUnavailable(async () => {
  const [newest] = await fitsOf(database(), await currentLearner(), Date.now());
  if (!newest) return NextResponse.json({ code: "not-found" }, { status: 404 });
  const { status, progress } = newest;
  return NextResponse.json(
    { status, progress },
    { headers: { "Cache-Control": "private, no-store" } },
  );
});
