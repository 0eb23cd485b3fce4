import { NextResponse } from "next/server";
import { unreachability } from "@/lib/study/database";

export const dynamic = "force-dynamic";

/** What the log was told last: browsers that wait ask often. */
let told: string | undefined;

/** 200 while the database answers, else 503; why is for the log alone. */
export async function GET(): Promise<NextResponse> {
  const reason = await unreachability();
  if (reason !== undefined && reason !== told) {
    console.error(`The database cannot be used: ${reason}`);
  }
  told = reason;
  return NextResponse.json(
    { status: reason === undefined ? "ok" : "database-unreachable" },
    { status: reason === undefined ? 200 : 503, headers: { "Cache-Control": "private, no-store" } },
  );
}
