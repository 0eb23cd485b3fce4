import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { article } from "./bank";
import { learnedAll, sendPast } from "./past";
import { expect, test } from "./test";
import { type Weight, weigh } from "./weight";

/**
 * What Next alone brings, in bytes: the weight of an empty page, which `npm run bench -- browser` measures.
 * Another version of Next has another.
 */
const empty = { next: "16.4.5", script: 137_419, html: 2_111 } as const;

/** What a page may bring beyond the empty page, in bytes, compressed and with headers; and requests in all. */
type Budget = Weight;

/** Of each kind a little more than most pages have. */
const plain: Budget = { script: 12_000, style: 14_000, font: 61_000, html: 8_000, requests: 16 };

const lessonPath = `/articles/${article.id}`;
const visited: Readonly<Record<string, Budget>> = {
  "": plain,
  "/quiz": plain,
  "/review": { ...plain, script: 27_500, requests: 17 },
  "/progress": plain,
  "/study": plain,
  "/plan": plain,
  "/you": { ...plain, script: 13_000 },
  // Every time zone there is, to choose from.
  "/settings": { ...plain, html: 25_000 },
  "/facts": { ...plain, html: 17_500 },
  [lessonPath]: { ...plain, html: 36_000 },
};

/** Pages that grow with what a learner has done, for someone who has met every fact. */
const grown: Readonly<Record<string, Budget>> = {
  [lessonPath]: { ...plain, html: 38_000 },
  "/progress/habit": { ...plain, html: 21_000 },
  [`/progress/map/${article.id}`]: { ...plain, script: 13_200, html: 52_000, requests: 17 },
};

test("the empty page is that of the Next that is installed", () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync("node_modules/next/package.json", "utf8")));
  expect(version).toBe(empty.next);
});

for (const [path, budget] of Object.entries(visited)) {
  test(`what a visitor fetches of /nl${path}`, async ({ page }) => {
    await expectWithin(page, path, budget);
  });
}

for (const [path, budget] of Object.entries(grown)) {
  test(`what a learner of every fact fetches of /nl${path}`, async ({ page }) => {
    await sendPast(page.request, learnedAll(30));
    await expectWithin(page, path, budget);
  });
}

async function expectWithin(page: Page, path: string, budget: Budget): Promise<void> {
  const { script, style, font, html, requests } = await weigh(page, `/nl${path}`);
  // Else what was counted is not all there is.
  expect(script).toBeGreaterThan(empty.script);
  expect.soft(script - empty.script, "script").toBeLessThanOrEqual(budget.script);
  expect.soft(html - empty.html, "HTML").toBeLessThanOrEqual(budget.html);
  expect.soft(style, "styles").toBeLessThanOrEqual(budget.style);
  expect.soft(font, "fonts").toBeLessThanOrEqual(budget.font);
  expect.soft(requests, "requests").toBeLessThanOrEqual(budget.requests);
}
