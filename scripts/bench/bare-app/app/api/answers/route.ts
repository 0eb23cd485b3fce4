import { database } from "../../database";

/** Parses JSON and commits one row. */
export async function POST(request: Request): Promise<Response> {
  const { id, ...body } = await request.json();
  const client = await database();
  await client.execute({
    sql: "INSERT INTO answer (id, body) VALUES (?, ?)",
    args: [id, JSON.stringify(body)],
  });
  return Response.json({ id, status: "stored" });
}
