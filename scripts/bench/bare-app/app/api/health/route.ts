import { database } from "../../database";

export const dynamic = "force-dynamic";

/** How durable a row is that was committed here. */
export async function GET(): Promise<Response> {
  const client = await database();
  const journal = await client.execute("PRAGMA journal_mode");
  const synchronous = await client.execute("PRAGMA synchronous");
  return Response.json({ ...journal.rows[0], ...synchronous.rows[0] });
}
