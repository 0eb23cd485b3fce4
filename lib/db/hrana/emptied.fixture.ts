/** Where all tests share one database of a real server: empties it before each of them. */
import { createClient } from "@libsql/client";
import { beforeEach } from "vitest";

const url = process.env.TEST_DATABASE_URL;

if (url && !url.includes("{name}")) beforeEach(() => empty(url));

async function empty(url: string): Promise<void> {
  const client = createClient({ url });
  try {
    const { rows } = await client.execute(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'libsql%'",
    );
    // With foreign keys off: a table goes whatever refers to it.
    await client.migrate(rows.map(({ name }) => `DROP TABLE "${String(name)}"`));
  } finally {
    client.close();
  }
}
