/** Cold starts and memory, against the empty app. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OwnServer } from "../../faults/server";
import { migrateDatabase, openDatabase } from "../../lib/db/client";
import { bareServer, buildBare } from "./bare";
import { Client, expectStatus } from "./client";
import { learnerWith } from "./learners";
import { type Group, type Measured, median, type Options } from "./row";
import { residentMb } from "./usage";

export const start: Group = { title: "Start and memory", measure };

const emptyApp = "empty Next app";
/** How long a server is left alone before it counts as idle. */
const settledMs = 3_000;
const clients = 16;

async function measure({ quick, say }: Options): Promise<Measured> {
  await buildBare();
  const folder = mkdtempSync(join(tmpdir(), "weetje-bench-"));
  const databaseUrl = `file:${join(folder, "ours.db")}`;
  const db = openDatabase({ url: databaseUrl });
  try {
    await migrateDatabase(db);
    const { cookie } = await learnerWith(db, { count: 1_000, days: 365 }, 1, Date.now());
    const ours = await OwnServer.on(databaseUrl);
    const bare = await bareServer(`file:${join(folder, "bare.db")}`);
    const sides = [
      { server: ours, path: "/nl", cookie },
      { server: bare, path: "/", cookie: "" },
    ];
    const starts = quick ? 3 : 9;
    say(`${starts} starts`);
    const runs: Run[][] = [];
    for (let i = 0; i < starts; i++) {
      const pair: Run[] = [];
      for (const side of sides) pair.push(await runOf(side, quick ? 20 : 100));
      runs.push(pair);
    }
    const rowOf = (what: string, unit: string, measure: (run: Run) => number) => {
      const [own = [], others = []] = [0, 1].map((side) =>
        runs.flatMap((pair) => pair.slice(side, side + 1).map(measure)),
      );
      return {
        what,
        ours: median(own),
        other: { what: emptyApp, value: median(others) },
        ratio: median(own.map((value, i) => value / (others[i] ?? Number.NaN))),
        unit,
      };
    };
    return {
      rows: [
        rowOf("cold start to the first page answered", "ms", ({ startMs }) => startMs),
        rowOf("resident memory, idle", "MB", ({ idleMb }) => idleMb),
        rowOf(`resident memory, ${clients} clients`, "MB", ({ loadedMb }) => loadedMb),
        rowOf("resident memory, the most", "MB", ({ mostMb }) => mostMb),
      ],
      notes: [
        "Our first page is Today of a learner with 1,000 answers, and the articles are read and the tables looked " +
          "after before it; the empty app's is one heading. Under load both serve that page.",
      ],
    };
  } finally {
    db.$client.close();
    rmSync(folder, { recursive: true });
  }
}

type Run = Readonly<{ startMs: number; idleMb: number; loadedMb: number; mostMb: number }>;
type Side = Readonly<{ server: OwnServer; path: string; cookie: string }>;

/** Starts a server, asks for a page, leaves it alone, and then asks for the page by many at once. */
async function runOf({ server, path, cookie }: Side, requestsEach: number): Promise<Run> {
  const ask = async (client: Client) => expectStatus(await client.get(path), 200);
  const startedAt = performance.now();
  await server.start();
  try {
    await ask(new Client(server.url, cookie));
    const startMs = performance.now() - startedAt;
    const { pid } = server;
    if (pid === undefined) throw new Error("the server has stopped");
    await wait(settledMs);
    const idleMb = residentMb(pid).now;
    const browsers = Array.from({ length: clients }, () => new Client(server.url, cookie));
    await Promise.all(
      browsers.map(async (browser) => {
        for (let i = 0; i < requestsEach; i++) await ask(browser);
      }),
    );
    const { now: loadedMb, most: mostMb } = residentMb(pid);
    return { startMs, idleMb, loadedMb, mostMb };
  } finally {
    await server.stop();
  }
}
