/** What a visitor waits for and what their line carries, in Chromium, next to an empty page of the same Next. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { learnedAll } from "../../e2e/past";
import { publicPages, type Weight, weigh } from "../../e2e/weight";
import { freePort, OwnServer } from "../../faults/server";
import { locales } from "../../lib/domain/article";
import { ensureChromium } from "../chromium";
import { bareServer, buildBare } from "./bare";
import { columns, scoresOf } from "./lighthouse";
import { paintsOf, pressesMs, slowDown, tap, watchPresses } from "./paint";
import {
  type Goal,
  type Group,
  type Measured,
  median,
  type Options,
  quantile,
  type Row,
} from "./row";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const empty = "empty Next page";
const review = "/review";
/** The bytes of script that a page may have beyond the empty page, in kB. */
const scriptGoals: Readonly<Partial<Record<string, number>>> = { [review]: 40, [lesson()]: 15 };
const nextCardGoalMs = 50;
const ratingsEach = 20;
/** How long a learner looks at each side of a card; meanwhile the browser sends what was done. */
const lookMs = 500;

export const browser: Group = { title: "In the browser", measure };

/** Where both servers and the browser are. */
type Site = Readonly<{ ours: string; bare: string; chromium: Browser; debuggingPort: number }>;

async function measure({ quick, say }: Options): Promise<Measured> {
  await buildBare();
  const folder = mkdtempSync(join(tmpdir(), "weetje-bench-"));
  const ours = await OwnServer.on(`file:${join(folder, "ours.db")}`);
  const bare = await bareServer(`file:${join(folder, "bare.db")}`);
  const debuggingPort = await freePort();
  const running = await chromium.launch({
    executablePath: ensureChromium(),
    args: [`--remote-debugging-port=${debuggingPort}`],
  });
  try {
    await ours.start();
    await bare.start();
    const site = { ours: ours.url, bare: bare.url, chromium: running, debuggingPort };
    say("what pages weigh");
    const weights = await weightRows(site);
    say("from a rating to the next card");
    const ratings = await ratingRows(site, quick ? 1 : 5);
    say("first paint and a press");
    const paints = await paintRows(site, quick ? 1 : 5);
    say("Lighthouse");
    const scores = await scoreRows(site, quick ? locales.slice(0, 1) : locales);
    return {
      rows: [...weights.rows, ...ratings, ...paints, ...scores.rows],
      notes: [...weights.notes, ...scores.notes],
    };
  } finally {
    await running.close();
    await Promise.all([ours.stop(), bare.stop()]);
    rmSync(folder, { recursive: true });
  }
}

function lesson(): string {
  return publicPages.find((path) => path.startsWith("/articles/")) ?? "";
}

const nameOf = (path: string): string => (path === "" ? "/" : path);

/** A page of a browser that has never been anywhere. */
async function onNewPage<T>({ chromium }: Site, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await chromium.newContext(phone);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

type Noted = Required<Measured>;

async function weightRows(site: Site): Promise<Noted> {
  const floor = await onNewPage(site, (page) => weigh(page, site.bare));
  const rows: Row[] = [];
  const lines = [weightLine(empty, floor)];
  for (const path of publicPages) {
    const weight = await onNewPage(site, (page) => weigh(page, `${site.ours}/nl${path}`));
    rows.push({
      what: `script of ${nameOf(path)}`,
      ours: weight.script / 1000,
      other: { what: empty, value: floor.script / 1000 },
      unit: "kB",
      ...goalOf(scriptGoals[path]),
    });
    lines.push(weightLine(nameOf(path), weight));
  }
  const head = "| page | script | styles | fonts | HTML | requests |\n|---|--:|--:|--:|--:|--:|";
  return { rows, notes: [`Bytes of each page, compressed:\n\n${head}\n${lines.join("\n")}`] };
}

const goalOf = (atMost: number | undefined): { goal?: Goal } =>
  atMost === undefined ? {} : { goal: { on: "difference", atMost } };

const weightLine = (name: string, { script, style, font, html, requests }: Weight): string =>
  `| ${[name, script, style, font, html, requests].join(" | ")} |`;

/** From a press on Good to the next card's front, with a queue that is refilled meanwhile. */
async function ratingRows(site: Site, rounds: number): Promise<Row[]> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    all.push(...(await onNewPage(site, (page) => rateMany(site, page))));
  }
  const row = { unit: "ms", what: "rating to next card painted" };
  return [
    { ...row, ours: median(all), goal: { on: "ours", atMost: nextCardGoalMs } },
    { ...row, what: `${row.what}, 95th percentile`, ours: quantile(all, 0.95) },
  ];
}

async function rateMany(site: Site, page: Page): Promise<number[]> {
  const front = "article[data-side=front]";
  const ratings = "fieldset button";
  const reveal = page.locator("button.primary");
  const good = page.locator(ratings).nth(2);
  await page.request.post(`${site.ours}/api/answers`, {
    data: { locale: "nl", entries: learnedAll(30, 3 * ratingsEach) },
  });
  await watchPresses(page.context(), { event: "click", on: ratings, until: front });
  await slowDown(page);
  await page.goto(`${site.ours}/nl${review}`, { waitUntil: "networkidle" });
  for (let i = 0; i < ratingsEach; i++) {
    await tap(reveal);
    await good.waitFor();
    await page.waitForTimeout(lookMs);
    await tap(good);
    await page.locator(front).waitFor();
    await page.waitForTimeout(lookMs);
  }
  return pressesMs(page);
}

async function paintRows(site: Site, rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of publicPages) {
    const pairs = [];
    for (let round = 0; round < rounds; round++) {
      pairs.push({
        ours: await paintsAt(site, `${site.ours}/nl${path}`),
        bare: await paintsAt(site, site.bare),
      });
    }
    for (const [key, name] of [
      ["firstMs", "first paint"],
      ["largestMs", "largest paint"],
      ["pressMs", "a press once it is seen"],
    ] as const) {
      rows.push({
        what: `${name} of ${nameOf(path)}`,
        ours: median(pairs.map(({ ours }) => ours[key])),
        other: { what: empty, value: median(pairs.map(({ bare }) => bare[key])) },
        ratio: median(pairs.map(({ ours, bare }) => ours[key] / bare[key])),
        unit: "ms",
      });
    }
  }
  return rows;
}

const paintsAt = (site: Site, address: string) =>
  onNewPage(site, async (page) => {
    await watchPresses(page.context(), { event: "keydown", on: "html", until: "body" });
    await slowDown(page);
    await page.goto(address, { waitUntil: "commit" });
    // Browsers look for the largest paint only until the first press.
    const paints = await paintsOf(page);
    await page.keyboard.press("Tab");
    await page.waitForLoadState("networkidle");
    const [pressMs = Number.NaN] = await pressesMs(page);
    return { ...paints, pressMs };
  });

/** The lowest of the four columns, for each page in each language, and what speed alone the empty page has. */
async function scoreRows(site: Site, languages: readonly string[]): Promise<Noted> {
  const rows: Row[] = [];
  const notes: string[] = [];
  const floor = await scoresOf(site.bare, site.debuggingPort);
  rows.push({
    what: `Lighthouse, performance of the ${empty}`,
    ours: floor.of.performance,
    unit: "of 100",
  });
  if (floor.shortcomings.length > 0) {
    notes.push(`Lighthouse on the ${empty}: ${floor.shortcomings.join(", ")}.`);
  }
  for (const locale of languages) {
    for (const path of publicPages) {
      const name = `/${locale}${path}`;
      const scores = await scoresOf(`${site.ours}${name}`, site.debuggingPort);
      rows.push({
        what: `Lighthouse, lowest column of ${name}`,
        ours: Math.min(...columns.map((column) => scores.of[column])),
        unit: "of 100",
        goal: { on: "ours", atLeast: 100 },
      });
      if (scores.shortcomings.length > 0) {
        notes.push(`Lighthouse on ${name}: ${scores.shortcomings.join(", ")}.`);
      }
    }
  }
  return { rows, notes };
}
