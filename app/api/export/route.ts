import { NextResponse } from "next/server";
import { unlessUnavailable } from "@/app/api/unless-unavailable";
import { currentLearner } from "@/app/session";
import { database } from "@/lib/study/database";
import { exportLearner } from "@/lib/study/learner";

/** Everything the learner of this browser did, as a file. 404 for a visitor who has done nothing. */
export const GET = unlessUnavailable(async () => {
  const learner = await currentLearner();
  if (!learner) return NextResponse.json({ code: "no-learner" }, { status: 404 });
  const everything = await exportLearner(database(), learner, Date.now());
  return new NextResponse(JSON.stringify(everything, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="weetje-${everything.exportedAt.slice(0, 10)}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
});
