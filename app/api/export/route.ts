import { NextResponse } from "next/server";
import { unlessUnavailable } from "@/app/api/unless-unavailable";
import { currentLearner } from "@/app/session";
import { database } from "@/lib/study/database";
import { exportLearner } from "@/lib/study/export";

/** Everything the learner of this browser did, as a file. 404 for a visitor who has done nothing. */
export const GET = unlessUnavailable(async () => {
  const learner = await currentLearner();
  if (!learner) return NextResponse.json({ code: "no-learner" }, { status: 404 });
  const now = Date.now();
  const text = await exportLearner(database(), learner, now);
  const day = new Date(now).toISOString().slice(0, 10);
  return new NextResponse(streamOf(text), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="weetje-${day}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
});

/** Each piece is made when the browser has taken the ones before. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
