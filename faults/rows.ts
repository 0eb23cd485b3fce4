import { createClient } from "@libsql/client";

/** All that a database holds, as one text: the same text means that nothing was stored or changed. */
export async function everythingIn(databaseUrl: string): Promise<string> {
  const client = createClient({ url: databaseUrl, timeout: 5_000 });
  try {
    const { rows: tables } = await client.execute(
      "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
    );
    const contents = await client.batch(
      tables.map(({ name }) => `SELECT * FROM "${name}" ORDER BY rowid`),
      "read",
    );
    return JSON.stringify(contents.map(({ rows }, i) => [tables[i]?.name, rows]));
  } finally {
    client.close();
  }
}
