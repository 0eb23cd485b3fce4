import type { Page } from "@playwright/test";
import { type Locale, locales } from "../lib/domain/article";
import { facts, found, isRecall } from "./bank";
import {
  cardPrompt,
  exported,
  rateCard,
  ratingButton,
  revealButton,
  startMix,
  type Visit,
  visit,
} from "./steps";
import { expect, test } from "./test";
import { percent } from "./words";

/** New facts on a day. */
const newFacts = facts.slice(0, 10);
const wordingsOf = (factId: string): number =>
  found(
    facts.find(({ id }) => id === factId),
    factId,
  ).prompts.filter(isRecall).length;

for (const locale of locales) {
  test(`a button says when the card comes back, and that is stored (${locale})`, async ({
    page,
  }) => {
    const at = visit(page, locale);
    await page.goto(`/${locale}/review`);
    const shown = new Map<string, string | null>();
    for (const rating of ["again", "hard", "good", "easy"] as const) {
      const { factId } = await cardPrompt(at);
      await revealButton(at).click();
      shown.set(factId, await ratingButton(at, rating).locator("span").textContent());
      await ratingButton(at, rating).click();
    }
    await expect.poll(async () => (await storedRatings(page)).length).toBe(4);
    const { memories } = await exported(page);
    const stored = memories.map(({ factId, intervalDays, dueAt, lastAnsweredAt }) => {
      const minutes = Math.round((dueAt - lastAnsweredAt) / 60_000);
      const interval =
        intervalDays > 0
          ? inWords(intervalDays, "day", locale)
          : inWords(minutes, "minute", locale);
      return [factId, interval] as const;
    });
    expect(new Map(stored)).toEqual(shown);
    expect(new Set(shown.values()).size).toBe(4);
  });
}

const inWords = (value: number, unit: "day" | "minute", locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value);

for (const locale of locales) {
  test(`a day of flashcards, with what was forgotten once more (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    await page.goto(`/${locale}/review`);
    const forgotten = found(
      newFacts.find(({ id }) => wordingsOf(id) > 1),
      "a fact with two wordings",
    ).id;

    const done = page.getByRole("heading", { name: t("Review.doneTitle") });
    const wordings = new Map<string, string[]>();
    await expect(revealButton(at)).toBeVisible();
    while (await revealButton(at).isVisible()) {
      const { factId, id } = await cardPrompt(at);
      const before = wordings.get(factId) ?? [];
      wordings.set(factId, [...before, id]);
      await rateCard(at, factId === forgotten && before.length === 0 ? "again" : "easy");
      await expect(revealButton(at).or(done)).toBeVisible();
    }

    expect([...wordings.keys()].toSorted()).toEqual(newFacts.map(({ id }) => id).toSorted());
    for (const [factId, shown] of wordings)
      expect(shown).toHaveLength(factId === forgotten ? 2 : 1);
    expect(new Set(wordings.get(forgotten)).size).toBe(2);
    await expect(
      page.getByText(t("Review.doneReviewed", { count: 11, share: percent(10 / 11, locale) })),
    ).toBeVisible();
    await expect(page.getByText(t("Review.doneNew"))).toBeVisible();
    await page.reload();
    await expect(done).toBeVisible();
    expect(await storedRatings(page)).toHaveLength(11);
  });
}

test("the next card does not wait for the server", async ({ page }) => {
  const at = visit(page, "en");
  await page.goto("/en/review");
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/answers", async (route) => {
    await released;
    await route.continue();
  });
  const rated = await rateCards(at, 3);
  await cardPrompt(at);
  release();
  await expect.poll(() => storedFacts(page)).toEqual(rated);
});

test("ratings are kept until the server can be reached, and count once", async ({
  page,
  faults,
}) => {
  faults.announce(
    /^failed: net::ERR_CONNECTION_REFUSED .*\/api\/answers$/,
    /^console: Failed to load resource: net::ERR_CONNECTION_REFUSED /,
  );
  const at = visit(page, "en");
  await page.goto("/en/review");
  const unsaved = page.getByRole("status").filter({ hasText: at.t("Review.unsaved") });
  let isDown = true;
  await page.route("**/api/answers", (route) =>
    isDown ? route.abort("connectionrefused") : route.continue(),
  );

  const rated = await rateCards(at, 3);
  await expect(unsaved).toHaveText(`${at.t("Review.unsaved")} 3`);
  isDown = false;
  await expect(unsaved).toBeHidden();
  rated.push(...(await rateCards(at, 1)));
  await expect.poll(() => storedFacts(page)).toEqual(rated);
});

test("the way back shows no card that was rated already", async ({ page }) => {
  const at = visit(page, "en");
  await page.goto("/en");
  await page.getByRole("link", { name: at.t("Nav.review") }).click();
  const rated = await rateCards(at, 3);
  await page.getByRole("link", { name: at.t("Review.close") }).click();
  await expect(page.getByRole("heading", { name: at.t("Today.articles") })).toBeVisible();
  await page.goBack();
  const { factId } = await cardPrompt(at);
  expect(rated).not.toContain(factId);
});

test("who leaves the page takes along what is not saved yet", async ({ page }) => {
  const at = visit(page, "en");
  await startMix(at);
  await page.goto("/en/review");
  let isFirst = true;
  await page.route("**/api/answers", async (route) => {
    // The first request hangs, so that the others wait behind it when the page is left.
    if (isFirst) isFirst = false;
    else await route.continue();
  });
  const rated = await rateCards(at, 3);
  await page.goto("/en/you");
  await expect.poll(() => storedFacts(page)).toEqual(rated);
});

test("a reply that is lost on its way does not store a rating twice", async ({ page, faults }) => {
  faults.announce(
    /^failed: net::ERR_CONNECTION_RESET .*\/api\/answers$/,
    /^console: Failed to load resource: net::ERR_CONNECTION_RESET /,
  );
  const at = visit(page, "en");
  await startMix(at);
  await page.goto("/en/review");
  let lost = 0;
  let arrived = 0;
  await page.route("**/api/answers", async (route) => {
    if (lost > 0) {
      arrived++;
      return route.continue();
    }
    lost++;
    await route.fetch();
    return route.abort("connectionreset");
  });
  const rated = await rateCards(at, 2);
  await expect.poll(() => arrived).toBeGreaterThan(0);
  await expect.poll(() => storedFacts(page)).toEqual(rated);
});

test("without JavaScript the page says what does work", async ({ newVisitor }) => {
  const page = await newVisitor({ javaScriptEnabled: false });
  const at = visit(page, "nl");
  await page.goto("/nl/review");
  await expect(page.getByRole("main")).toContainText(at.t("Review.noScript"), {
    useInnerText: true,
  });
});

/** Rates the first cards Good; their facts. */
async function rateCards(at: Visit, count: number): Promise<string[]> {
  const factIds: string[] = [];
  for (let i = 0; i < count; i++) {
    factIds.push((await cardPrompt(at)).factId);
    await rateCard(at, "good");
  }
  expect(new Set(factIds).size).toBe(count);
  return factIds;
}

async function storedRatings(page: Page) {
  const response = await page.request.get("/api/export");
  if (response.status() === 404) return [];
  const { entries } = await exported(page);
  return entries.filter(({ type }) => type === "review");
}

const storedFacts = async (page: Page): Promise<string[]> =>
  (await storedRatings(page)).flatMap(({ factId }) => factId ?? []);
