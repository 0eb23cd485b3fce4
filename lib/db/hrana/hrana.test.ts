import { createClient } from "@libsql/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { type HranaOptions, HranaServer } from "./server.fixture";

async function started(options: HranaOptions = {}) {
  const server = await HranaServer.start(options);
  onTestFinished(() => server.close());
  return server;
}

async function withTable(options: HranaOptions = {}) {
  const server = await started(options);
  const client = createClient({ url: server.urlOf("a") });
  onTestFinished(() => client.close());
  await client.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, value)");
  return { server, client };
}

describe("a protocol double of a libSQL server", () => {
  test("gives back every kind of value as it was stored", async () => {
    const { client } = await withTable();
    const values = [null, 7, -1.5, "één'\"😀", new Uint8Array([0, 255])];
    const { lastInsertRowid } = await client.execute({
      sql: "INSERT INTO t (value) VALUES (?), (?), (?), (?), (?)",
      args: values,
    });
    expect(lastInsertRowid).toBe(5n);
    const { rows, columns } = await client.execute({
      sql: "SELECT value, id FROM t WHERE id >= :least ORDER BY id",
      args: { least: 1 },
    });
    expect(columns).toEqual(["value", "id"]);
    const stored = rows.map(({ value }) => value);
    expect(stored.slice(0, 4)).toEqual(values.slice(0, 4));
    expect(new Uint8Array(stored[4] instanceof ArrayBuffer ? stored[4] : [])).toEqual(values[4]);
  });

  test("stores a batch as a whole or not at all, in one request", async () => {
    const { server, client } = await withTable();
    const before = server.requests;
    const batch = client.batch(
      ["INSERT INTO t VALUES (1, 1)", "INSERT INTO t VALUES (1, 2)"],
      "write",
    );
    await expect(batch).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT" });
    expect(server.requests - before).toBe(1);
    expect((await client.execute("SELECT * FROM t")).rows).toHaveLength(0);
    await client.batch(["INSERT INTO t VALUES (1, 1)", "INSERT INTO t VALUES (2, 2)"], "write");
    expect((await client.execute("SELECT * FROM t")).rows).toHaveLength(2);
  });

  test("keeps databases apart by the path of their address", async () => {
    const { server } = await withTable();
    const other = createClient({ url: server.urlOf("b") });
    onTestFinished(() => other.close());
    await expect(other.execute("SELECT * FROM t")).rejects.toThrow("no such table");
  });

  test("refuses whoever brings another token, and Protobuf", async () => {
    const { server } = await withTable();
    const stranger = createClient({ url: server.urlOf("a", "wrong") });
    onTestFinished(() => stranger.close());
    await expect(stranger.execute("SELECT 1")).rejects.toThrow("HTTP status 401");
    const origin = new URL(server.urlOf("a")).origin;
    expect((await fetch(`${origin}/a/v3-protobuf`)).status).toBe(404);
    expect((await fetch(`${origin}/a/v3`)).status).toBe(200);
  });

  test("continues a stream by its baton, each time another one", async () => {
    const { client } = await withTable();
    const transaction = await client.transaction("write");
    await transaction.execute("INSERT INTO t VALUES (1, 1)");
    await transaction.execute("INSERT INTO t VALUES (2, 2)");
    await expect(client.execute("INSERT INTO t VALUES (3, 3)")).rejects.toMatchObject({
      code: "SQLITE_BUSY",
    });
    await transaction.commit();
    expect((await client.execute("SELECT * FROM t")).rows).toHaveLength(2);
  });

  test("ends a stream that nobody asks anything, with what was not committed", async () => {
    const { client } = await withTable({ streamIdleMs: 0 });
    const transaction = await client.transaction("write");
    await transaction.execute("INSERT INTO t VALUES (1, 1)");
    await expect
      .poll(() =>
        client.execute("INSERT INTO t VALUES (2, 2)").then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await expect(transaction.commit()).rejects.toMatchObject({ code: "STREAM_EXPIRED" });
    expect((await client.execute("SELECT * FROM t")).rows).toHaveLength(1);
  });

  test("ends a transaction that takes too long", async () => {
    const { client } = await withTable({ transactionLimitMs: -1 });
    const transaction = await client.transaction("write");
    await expect(transaction.execute("INSERT INTO t VALUES (1, 1)")).rejects.toMatchObject({
      code: "TRANSACTION_TIMEOUT",
    });
    expect((await client.execute("SELECT * FROM t")).rows).toHaveLength(0);
  });

  test("knows no stream of before another instance took over", async () => {
    const { server, client } = await withTable();
    const transaction = await client.transaction("write");
    await transaction.execute("INSERT INTO t VALUES (1, 1)");
    server.forgetStreams();
    await expect(transaction.commit()).rejects.toThrow("invalid baton");
    expect((await client.execute("SELECT * FROM t")).rows).toHaveLength(0);
  });

  test("gives no answer that is larger than a server would", async () => {
    const { client } = await withTable({ largestAnswerBytes: 1_000 });
    await expect(client.execute("SELECT hex(zeroblob(1000))")).rejects.toMatchObject({
      code: "RESPONSE_TOO_LARGE",
    });
  });
});
