import { type Client, createClient } from "@libsql/client";

let opened: Promise<Client> | undefined;

/** One table, in the journal mode and with the `synchronous` that the environment asks for. */
export function database(): Promise<Client> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Client> {
  const client = createClient({ url: process.env.DATABASE_URL ?? "file:data/bench/bare.db" });
  await client.execute(`PRAGMA journal_mode = ${process.env.JOURNAL_MODE ?? "wal"}`);
  await client.execute(`PRAGMA synchronous = ${process.env.SYNCHRONOUS ?? "2"}`);
  await client.execute("CREATE TABLE IF NOT EXISTS answer (id TEXT PRIMARY KEY, body TEXT)");
  return client;
}
