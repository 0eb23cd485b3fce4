import { NextResponse } from "next/server";
import { isReachable } from "@/lib/study/database";

export const dynamic = "force-dynamic";

/** 200 while the database answers, else 503. */
export async function GET(): Promise<NextResponse> {
  const reachable = await isReachable();
  return NextResponse.json(
    { status: reachable ? "ok" : "database-unreachable" },
    { status: reachable ? 200 : 503, headers: { "Cache-Control": "private, no-store" } },
  );
}
