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
import { learnerWith, markFitted, type Subject } from "./learners";
import { type Group, type Measured, median, type Options, type Row } from "./row";
import { stagesOf } from "./stages";
import { processorMs } from "./usage";

const timesTheFloor = { on: "ratio", atMost: 1.3 } as const;
const timesASingle = { on: "ratio", atMost: 2 } as const;
const past = { count: 2_000, days: 365 };
const learners = 16;
const mostClients = 16;
const batchSize = 20;
/** Prompts of one fact stand together: so far apart, each entry is about another fact. */
const promptsApart = 7;

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
    say(`${learners} learners with ${past.count} answers each`);
    const subjects: Subject[] = [];
    for (let i = 0; i < learners; i++) subjects.push(await learnerWith(db, past, i, Date.now()));
    const durability = await durabilityOf(db);
    await ours.start();
    await bare.start({
      env: { JOURNAL_MODE: durability.journal_mode, SYNCHRONOUS: `${durability.synchronous}` },
    });
    const grading = (clients: number, entries: number): Side => ({
      server: ours,
      clients: shared(subjects, clients).map((share) => grader(ours.url, share, entries)),
      prepare: async () => {
        for (const { learnerId } of subjects) await markFitted(db, learnerId, Date.now());
      },
    });
    const committing = (clients: number): Side => ({
      server: bare,
      clients: Array.from({ length: clients }, () => committer(bare.url)),
    });
    const rounds = quick ? 5 : 21;
    const rows: Row[] = [];
    for (const clients of [1, mostClients]) {
      const at = `a grade, ${clients} client${clients > 1 ? "s" : ""}`;
      say(`${at}, ${rounds} rounds`);
      const pace = { rounds, requests: quick ? 96 : 320 };
      const pairs = await inTurn(grading(clients, 1), committing(clients), pace);
      rows.push(...rowsOf(at, "bare route", pairs, timesTheFloor));
    }
    const batch = `a batch of ${batchSize}`;
    say(`${batch}, ${rounds} rounds`);
    const pairs = await inTurn(grading(1, batchSize), grading(1, 1), { rounds, requests: 16 });
    rows.push(...rowsOf(batch, "a single grade", pairs, timesASingle));
    say("stages");
    const stages = await stagesOf(db, subjects, quick ? 160 : 960);
    return {
      rows,
      notes: [
        `Durability. Ours: ${shown(durability)}. Bare: ${shown(await bareDurability(bare.url))}.`,
        `Of ${learners} learners with ${past.count} answers each. Time is wall time by number of grades, processor time that of the server.`,
        `A batch holds ${batchSize} ratings of as many facts.`,
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
type Side = Readonly<{
  server: OwnServer;
  clients: readonly Ask[];
  /** Before each round; not part of it. */
  prepare?: () => Promise<void>;
}>;
type Pace = Readonly<{ rounds: number; requests: number }>;
/** Per request, in milliseconds. */
type Cost = Readonly<{ wallMs: number; processorMs: number }>;

/** Learners in as many shares as there are clients. */
const shared = (subjects: readonly Subject[], clients: number): Subject[][] =>
  Array.from({ length: clients }, (_, client) =>
    subjects.filter((__, i) => i % clients === client),
  );

/** Grades for one learner after the other, so that no log grows by much while it is measured. */
function grader(url: string, subjects: readonly Subject[], entries: number): Ask {
  const browsers = subjects.map(({ cookie }) => new Client(url, cookie));
  let asked = 0;
  return async () => {
    const browser = browsers[asked++ % browsers.length];
    const body = {
      locale: "nl",
      entries: Array.from({ length: entries }, (_, i) =>
        ratingOf((asked * entries + i) * promptsApart),
      ),
      sentAt: Date.now(),
    };
    if (browser) expectStatus(await browser.post("/api/answers", body), 200);
  };
}

function committer(url: string): Ask {
  const client = new Client(url);
  const body = { locale: "nl", promptId: "a prompt", rating: "good", at: 0, durationMs: 3_000 };
  return async () => expectStatus(await client.post("/api/answers", { id: uuid(), ...body }), 200);
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

async function costOf({ server, clients, prepare }: Side, requests: number): Promise<Cost> {
  await prepare?.();
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

function rowsOf(
  what: string,
  than: string,
  pairs: readonly Pair[],
  goal: NonNullable<Row["goal"]>,
): readonly Row[] {
  const measures: readonly (readonly [string, (cost: Cost) => number])[] = [
    ["time", ({ wallMs }) => wallMs],
    ["processor time", ({ processorMs }) => processorMs],
  ];
  return measures.map(([name, measure]) => ({
    what: `${what}: ${name}`,
    ours: median(pairs.map(([ours]) => measure(ours))),
    other: { what: than, value: median(pairs.map(([, other]) => measure(other))) },
    ratio: median(pairs.map(([ours, other]) => measure(ours) / measure(other))),
    unit: "ms",
    goal,
  }));
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
