import { createRequire } from "node:module";
import Connection from "libsql";
import { expect, test } from "vitest";
import { freshUrl, opened } from "./fixture";
import { keepStatements } from "./kept-statements";

const sizes = "SELECT length(value) AS size FROM json_each(?)";
const insert = "INSERT INTO word (id, text) VALUES (?, ?)";
const words = "SELECT id, text FROM word ORDER BY id";

async function twoConnections() {
  const url = freshUrl();
  const [{ $client: one }, { $client: other }] = [opened(url), opened(url)];
  await one.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)");
  const stored = async () => (await one.execute(words)).rows.map(({ id, text }) => [id, text]);
  return { one, other, stored };
}

test("a statement is compiled once, by the libsql that the client stands on", () => {
  keepStatements();
  const connection = new Connection(":memory:");
  expect(connection.prepare("SELECT 1")).toBe(connection.prepare("SELECT 1"));
  expect(connection.prepare("SELECT 2")).not.toBe(connection.prepare("SELECT 1"));
  connection.close();
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve("@libsql/client"));
  expect(theirs.resolve("libsql")).toBe(ours.resolve("libsql"));
});

test("asked again, a statement takes its new values", async () => {
  const { one, stored } = await twoConnections();
  await one.execute({ sql: insert, args: [1, "maan"] });
  await one.execute({ sql: insert, args: [2, null] });
  expect(await stored()).toEqual([
    [1, "maan"],
    [2, null],
  ]);
});

test("one that failed can be asked again", async () => {
  const { one, stored } = await twoConnections();
  await one.execute({ sql: insert, args: [1, "maan"] });
  await expect(one.execute({ sql: insert, args: [1, "zon"] })).rejects.toThrow(/UNIQUE/);
  await one.execute({ sql: insert, args: [2, "ster"] });
  expect(await stored()).toHaveLength(2);

  await one.execute({ sql: sizes, args: ["[]"] });
  await expect(one.execute({ sql: sizes, args: ["["] })).rejects.toThrow(/JSON/);
  const { rows } = await one.execute({ sql: sizes, args: ['["maan"]'] });
  expect(rows[0]?.size).toBe(4);
});

test("one that failed while it read holds up no one", async () => {
  const { one, other, stored } = await twoConnections();
  const everyWord = "SELECT json(text) FROM word";
  await one.batch([
    { sql: insert, args: [1, "1"] },
    { sql: insert, args: [2, "no JSON"] },
  ]);
  await expect(one.execute(everyWord)).rejects.toThrow(/JSON/);
  await other.execute("DELETE FROM word");
  expect(await stored()).toEqual([]);
  await other.execute("DROP TABLE word");
  await expect(stored()).rejects.toThrow("no such table");
});

test("reading again shows what another has written", async () => {
  const { other, stored } = await twoConnections();
  expect(await stored()).toEqual([]);
  await other.execute({ sql: insert, args: [1, "maan"] });
  expect(await stored()).toEqual([[1, "maan"]]);
});

test("statements outlast a change of the tables", async () => {
  const { one, other, stored } = await twoConnections();
  await one.execute({ sql: insert, args: [1, "maan"] });
  expect(await stored()).toHaveLength(1);
  await other.execute("ALTER TABLE word ADD COLUMN language TEXT DEFAULT 'nl'");
  await other.execute("CREATE INDEX by_text ON word (text)");
  await one.execute({ sql: insert, args: [2, "zon"] });
  expect(await stored()).toHaveLength(2);
});

test("more statements than are kept", async () => {
  const { one } = await twoConnections();
  for (const round of [1, 2]) {
    for (let i = 0; i < 300; i++) {
      const { rows } = await one.execute({ sql: `SELECT ? + ${i} AS sum`, args: [round] });
      expect(rows[0]?.sum).toBe(round + i);
    }
  }
});
