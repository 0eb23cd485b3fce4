/**
 * A graded card over HTTP against a bare route handler that commits one row: the two servers take turns,
 * so that what else the machine does weighs on both alike.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { ratingOf } from "../../faults/browser";
import { OwnServer } from "../../faults/server";
import { type Database, migrateDatabase, openDatabase } from "../../lib/db/client";
import { bareServer, buildBare } from "./bare";
import { Client, expectStatus } from "./client";
import { learnerWith } from "./learners";
import { type Group, type Measured, median, type Options, type Row } from "./row";
import { stagesOf } from "./stages";
import { processorMs } from "./usage";

const timesTheFloor = { on: "ratio", atMost: 1.3 } as const;
const timesASingle = { on: "ratio", atMost: 2 } as const;
const past = { count: 2_000, days: 365 };
const mostClients = 16;
const batchSize = 20;

export const floor: Group = { title: "A graded card against the floor", measure };

async function measure({ quick, say }: Options): Promise<Measured> {
  await buildBare();
  const folder = mkdtempSync(join(tmpdir(), "weetje-bench-"));
  const databaseUrl = `file:${join(folder, "ours.db")}`;
  const db = openDatabase({ url: databaseUrl });
  const ours = await OwnServer.on(databaseUrl);
  const bare = await bareServer(`file:${join(folder, "bare.db")}`);
  try {
    await migrateDatabase(db);
    say(`${mostClients} learners with ${past.count} answers each`);
    const cookies: string[] = [];
    for (let i = 0; i < mostClients; i++)
      cookies.push((await learnerWith(db, past, i, Date.now())).cookie);
    const durability = await durabilityOf(db);
    await ours.start();
    await bare.start({
      env: { JOURNAL_MODE: durability.journal_mode, SYNCHRONOUS: `${durability.synchronous}` },
    });
    const rounds = quick ? 5 : 21;
    const rows: Row[] = [];
    const graders = cookies.map((cookie) => grader(new Client(ours.url, cookie), 1));
    const committers = cookies.map(() => committer(new Client(bare.url)));
    for (const clients of [1, mostClients]) {
      say(`${clients} client${clients > 1 ? "s" : ""}, ${rounds} rounds`);
      rows.push(
        ...(await againstFloor(
          { server: ours, clients: graders.slice(0, clients) },
          { server: bare, clients: committers.slice(0, clients) },
          { rounds, requests: quick ? 100 : 300 },
        )),
      );
    }
    say(`batches of ${batchSize}`);
    const [cookie = ""] = cookies;
    rows.push(
      ...(await batchAgainstSingle(
        { server: ours, clients: [grader(new Client(ours.url, cookie), batchSize)] },
        { server: ours, clients: [grader(new Client(ours.url, cookie), 1)] },
        { rounds, requests: quick ? 20 : 50 },
      )),
    );
    const { learner } = await learnerWith(db, past, mostClients, Date.now());
    const stages = await stagesOf(db, learner, quick ? 200 : 1_000);
    return {
      rows,
      notes: [
        `Durability. Ours: ${shown(durability)}. Bare: ${shown(await bareDurability(bare.url))}.`,
        `Where the time of a grade goes behind the route, without HTTP and Next (medians): ${stages}.`,
      ],
    };
  } finally {
    await Promise.all([ours.kill(), bare.kill()]);
    db.$client.close();
    rmSync(folder, { recursive: true });
  }
}

/** What one client asks, again and again. */
type Ask = () => Promise<void>;
type Side = Readonly<{ server: OwnServer; clients: readonly Ask[] }>;
type Pace = Readonly<{ rounds: number; requests: number }>;
/** Per request, in milliseconds. */
type Cost = Readonly<{ wallMs: number; processorMs: number }>;

function grader(client: Client, entries: number): Ask {
  let graded = 0;
  return async () => {
    const body = {
      locale: "nl",
      entries: Array.from({ length: entries }, () => ratingOf(graded++)),
      sentAt: Date.now(),
    };
    expectStatus(await client.post("/api/answers", body), 200);
  };
}

function committer(client: Client): Ask {
  const body = { locale: "nl", promptId: "a prompt", rating: "good", at: 0, durationMs: 3_000 };
  return async () => expectStatus(await client.post("/api/answers", { id: uuid(), ...body }), 200);
}

async function againstFloor(ours: Side, bare: Side, pace: Pace): Promise<readonly Row[]> {
  const pairs = await inTurn(ours, bare, pace);
  const at = `${ours.clients.length} client${ours.clients.length > 1 ? "s" : ""}`;
  return [
    rowOf(`a grade, ${at}: time`, "bare route", pairs, ({ wallMs }) => wallMs, timesTheFloor),
    rowOf(
      `a grade, ${at}: processor time`,
      "bare route",
      pairs,
      ({ processorMs }) => processorMs,
      timesTheFloor,
    ),
  ];
}

async function batchAgainstSingle(batch: Side, single: Side, pace: Pace): Promise<readonly Row[]> {
  const pairs = await inTurn(batch, single, pace);
  const what = `a batch of ${batchSize}`;
  return [
    rowOf(`${what}: time`, "a single grade", pairs, ({ wallMs }) => wallMs, timesASingle),
    rowOf(`${what}: processor time`, "a single grade", pairs, ({ processorMs }) => processorMs),
  ];
}

type Pair = readonly [ours: Cost, other: Cost];

/** Rounds of the one and the other in turn; the first pair, while all is still cold, does not count. */
async function inTurn(
  ours: Side,
  other: Side,
  { rounds, requests }: Pace,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round <= rounds; round++)
    pairs.push([await costOf(ours, requests), await costOf(other, requests)]);
  return pairs.slice(1);
}

async function costOf({ server, clients }: Side, requests: number): Promise<Cost> {
  const { pid } = server;
  if (pid === undefined) throw new Error("the server is not running");
  const each = Math.ceil(requests / clients.length);
  const [startedAt, usedMs] = [performance.now(), processorMs(pid)];
  await Promise.all(
    clients.map(async (ask) => {
      for (let i = 0; i < each; i++) await ask();
    }),
  );
  const asked = each * clients.length;
  return {
    wallMs: (performance.now() - startedAt) / asked,
    processorMs: (processorMs(pid) - usedMs) / asked,
  };
}

function rowOf(
  what: string,
  than: string,
  pairs: readonly Pair[],
  measure: (cost: Cost) => number,
  goal?: NonNullable<Row["goal"]>,
): Row {
  return {
    what,
    ours: median(pairs.map(([ours]) => measure(ours))),
    other: { what: than, value: median(pairs.map(([, other]) => measure(other))) },
    ratio: median(pairs.map(([ours, other]) => measure(ours) / measure(other))),
    unit: "ms",
    ...(goal ? { goal } : {}),
  };
}

type Durability = Readonly<{ journal_mode: string; synchronous: number }>;

/** As a connection of ours has it: `synchronous` is each connection's own. */
async function durabilityOf(db: Database): Promise<Durability> {
  const journal = await db.$client.execute("PRAGMA journal_mode");
  const synchronous = await db.$client.execute("PRAGMA synchronous");
  return {
    journal_mode: `${journal.rows[0]?.journal_mode}`,
    synchronous: Number(synchronous.rows[0]?.synchronous),
  };
}

async function bareDurability(url: string): Promise<Durability> {
  return (await fetch(`${url}/api/health`)).json();
}

const levels = ["OFF", "NORMAL", "FULL", "EXTRA"];

const shown = ({ journal_mode, synchronous }: Durability): string =>
  `journal_mode ${journal_mode}, synchronous ${levels[synchronous]}`;
