import type { Page } from "@playwright/test";
import { beginLongReview, test, unreachable, unsaved } from "./own-server";
import {
  afterPause,
  cardPrompt,
  changeOwnSettings,
  exported,
  makeNearLeech,
  rateCard,
  rateCards,
  ratingButton,
  revealButton,
  storedEntries,
  storedFacts,
  untilConfirmed,
  untilKept,
  visit,
} from "./steps";
import { expect } from "./test";
import { inWords } from "./words";

test.describe("with a server of its own", () => {
  test.use({ baseURL: async ({ server }, use) => use(server.url) });

  test("twenty ratings with the server gone in the middle are stored once each", async ({
    page,
    server,
    faults,
  }) => {
    faults.announce(...unreachable);
    const at = visit(page, "en");
    const rated = await beginLongReview(at, server);
    rated.push(...(await rateCards(at, 9)));
    await server.kill();
    rated.push(...(await rateCards(at, 5)));
    await expect(unsaved(at)).toBeVisible();
    rated.push(...(await rateCards(at, 5)));
    await server.start();
    await expect.poll(() => storedFacts(page), afterPause).toEqual(rated);
    expect(new Set(rated).size).toBe(20);
    await expect(unsaved(at)).toBeHidden();
  });

  test("on another day a tab asks what is due then, and its buttons say what will be stored", async ({
    page,
    server,
    faults,
  }) => {
    faults.announce(...unreachable);
    const at = visit(page, "en");
    const { id } = await makeNearLeech(page, "en");
    await page.clock.install();
    await page.goto("/en/review");
    expect((await cardPrompt(at)).factId).toBe(id);
    await revealButton(at).click();
    const label = ratingButton(at, "easy").locator("span");
    const promised = await label.textContent();
    await server.kill();
    const aheadMs = 200 * 86_400_000;
    const unreached = page.waitForEvent("requestfailed");
    await page.clock.fastForward(aheadMs);
    await unreached;
    await expect(label).toHaveText(promised ?? "");
    await server.start({ aheadMs });
    await expect(label).not.toHaveText(promised ?? "", afterPause);
    const promisedNow = await label.textContent();
    await ratingButton(at, "easy").click();
    await expect.poll(async () => (await storedEntries(page)).length).toBe(16);
    const [memory] = (await exported(page)).memories;
    expect(inWords(memory?.intervalDays ?? 0, "day", "en")).toBe(promisedNow);
  });

  test("a server that goes away just after saving takes no card out of hand", async ({
    page,
    server,
    faults,
  }) => {
    faults.announce(...unreachable);
    const at = visit(page, "en");
    await page.goto("/en/review");
    const rated = await rateCards(at, 1, "easy");
    await expect.poll(() => storedFacts(page)).toEqual(rated);
    await changeOwnSettings(page, { newFactsPerDay: 30 }, server.databaseUrl);
    await page.reload();
    // With so few at hand the page asks for more as soon as the last rating is stored.
    rated.push(...(await rateCards(at, 14, "easy")));
    await expect.poll(() => storedFacts(page)).toEqual(rated);
    await untilConfirmed(page);
    await page.route("**/api/answers", async (route) => {
      const response = await route.fetch();
      await server.kill();
      await route.fulfill({ response });
    });
    const asked = page.waitForEvent("requestfailed");
    rated.push(...(await rateCards(at, 1, "easy")));
    await asked;
    await page.unroute("**/api/answers");
    rated.push(...(await rateCards(at, 2, "easy")));
    await expect(unsaved(at)).toBeVisible();
    await server.start();
    await expect.poll(() => storedFacts(page), afterPause).toEqual(rated);
    rated.push(...(await rateCards(at, 8, "easy")));
    expect(new Set(rated).size).toBe(26);
  });
});

test("ratings that were not sent outlive a reload, and are not asked again", async ({
  page,
  faults,
}) => {
  faults.announce(...unreachable);
  const at = visit(page, "nl");
  const line = await cutLine(page);
  await page.goto("/nl/review");
  const rated = await rateCards(at, 3);
  await untilKept(page, 3);
  await page.reload();
  await expect(unsaved(at)).toContainText("3");
  expect(rated).not.toContain((await cardPrompt(at)).factId);
  line.mend();
  await expect(unsaved(at)).toBeHidden(afterPause);
  expect(await storedFacts(page)).toEqual(rated);
});

test("another page of the app sends what still waits, and shows what follows", async ({
  page,
  faults,
}) => {
  faults.announce(...unreachable);
  const at = visit(page, "en");
  const line = await cutLine(page);
  await page.goto("/en/review");
  const rated = await rateCards(at, 2);
  await expect(unsaved(at)).toBeVisible();
  await untilKept(page, 2);
  await page.goto("/en/progress");
  await expect(page.getByText(at.t("Progress.empty"))).toBeVisible();
  line.mend();
  await expect.poll(() => storedFacts(page), afterPause).toEqual(rated);
  await expect(page.getByText(at.t("Progress.empty"))).toBeHidden();
});

test("what is confirmed while the next page is on its way shows there", async ({ page }) => {
  const at = visit(page, "en");
  const { areLet, letAnswers } = gate();
  await page.route("**/api/answers", async (route) => {
    await areLet;
    await route.continue();
  });
  await page.goto("/en/review");
  await rateCards(at, 1);
  let isFirst = true;
  await page.route(isPageOf("/en"), async (route) => {
    if (!isFirst || route.request().headers()["next-router-prefetch"]) return route.continue();
    isFirst = false;
    const response = await route.fetch();
    letAnswers();
    await page.waitForFunction(() => localStorage.getItem("weetje-waiting") === null);
    await route.fulfill({ response });
  });
  await page.getByRole("link", { name: at.t("Review.close") }).click();
  await expect(page.getByRole("heading", { name: at.t("Today.articles") })).toBeVisible();
});

test("a tab that is closed loses nothing", async ({ page, context, faults }) => {
  faults.announce(...unreachable);
  const line = await cutLine(page);
  const at = visit(page, "en");
  await page.goto("/en/review");
  const rated = await rateCards(at, 2);
  await expect(unsaved(at)).toContainText("2");
  await untilKept(page, 2);
  await page.close();
  line.mend();
  const next = await context.newPage();
  await next.goto("/en");
  await expect.poll(() => storedFacts(next)).toEqual(rated);
});

test("the browser tells that it is online again, and nothing waits any longer", async ({
  page,
  context,
  faults,
}) => {
  faults.announce(...unreachable);
  const at = visit(page, "en");
  await page.goto("/en/review");
  await rateCards(at, 1);
  await expect.poll(() => storedFacts(page)).toHaveLength(1);
  await untilConfirmed(page);
  await context.setOffline(true);
  await rateCards(at, 2);
  await expect(unsaved(at)).toContainText("2");
  await context.setOffline(false);
  await expect(unsaved(at)).toBeHidden();
  expect(await storedFacts(page)).toHaveLength(3);
});

test("two tabs that begin at once make one learner, and lose, double and ask nothing twice", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  const [first, second] = [visit(page, "en"), visit(other, "en")] as const;
  const { areLet, letAnswers } = gate();
  await context.route("**/api/answers", async (route) => {
    await areLet;
    await route.continue();
  });
  await Promise.all([first, second].map((at) => at.page.goto("/en/review")));
  const shownInSecond = await cardPrompt(second);
  const rated = await rateCards(first, 4);
  expect(rated).toContain(shownInSecond.factId);
  const isAskedTwice = async () => rated.includes((await cardPrompt(second)).factId);
  await expect.poll(isAskedTwice).toBe(false);
  await other.reload();
  await expect.poll(isAskedTwice).toBe(false);
  rated.push(...(await rateCards(second, 4)));
  letAnswers();
  await expect.poll(() => storedFacts(page)).toEqual(rated);
  expect(new Set(rated).size).toBe(8);
});

test("what waits for a server that takes long is told of", async ({ page }) => {
  const at = visit(page, "nl");
  const { areLet, letAnswers } = gate();
  await page.route("**/api/answers", async (route) => {
    await areLet;
    await route.continue();
  });
  await page.goto("/nl/review");
  const rated = await rateCards(at, 2);
  await expect(unsaved(at)).toContainText("2");
  letAnswers();
  await expect.poll(() => storedFacts(page)).toEqual(rated);
  await expect(unsaved(at)).toBeHidden();
});

test("a rating that the server refuses is told of, and holds up no other", async ({
  page,
  faults,
}) => {
  faults.announce(/^refused: 422 /, /^console: .* status of 422 /);
  const at = visit(page, "en");
  await page.goto("/en/review");
  let isFirst = true;
  const { areLet, letAnswers } = gate();
  await page.route("**/api/answers", async (route) => {
    const body = route.request().postDataJSON();
    if (isFirst) body.entries[0].promptId = "no-such/prompt";
    isFirst = false;
    await areLet;
    await route.continue({ postData: JSON.stringify(body) });
  });
  const asked = page.waitForRequest("**/api/answers");
  const rated = await rateCards(at, 1);
  await asked;
  rated.push(...(await rateCards(at, 2)));
  letAnswers();
  await expect(page.getByText(at.t("Review.refused"))).toBeVisible();
  await expect.poll(() => storedFacts(page)).toEqual(rated.slice(1));
});

test("a server that asks to wait is left alone for as long, and nothing is lost", async ({
  page,
  faults,
}) => {
  faults.announce(/^refused: 429 /, /^console: .* status of 429 /);
  const at = visit(page, "en");
  await page.goto("/en/review");
  const askedAt: number[] = [];
  await page.route("**/api/answers", (route) => {
    askedAt.push(Date.now());
    return askedAt.length === 1
      ? route.fulfill({ status: 429, headers: { "Retry-After": "3" }, json: {} })
      : route.continue();
  });
  const rated = await rateCards(at, 3);
  await expect.poll(() => storedFacts(page)).toEqual(rated);
  const [refused = 0, again = 0] = askedAt;
  expect(again - refused).toBeGreaterThanOrEqual(3_000);
});

test("without IndexedDB ratings wait in memory", async ({ page, faults }) => {
  faults.announce(...unreachable);
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      value: {
        open() {
          throw new DOMException("denied", "SecurityError");
        },
      },
    });
    // As Firefox does where it may store nothing.
    Object.defineProperty(window, "BroadcastChannel", {
      value: class {
        constructor() {
          throw new DOMException("denied", "SecurityError");
        }
      },
    });
  });
  const at = visit(page, "en");
  const line = await cutLine(page);
  await page.goto("/en/review");
  const rated = await rateCards(at, 2);
  await expect(unsaved(at)).toContainText("2");
  line.mend();
  await expect.poll(() => storedFacts(page), afterPause).toEqual(rated);
});

test("what a slow IndexedDB did not take at first is written later", async ({
  page,
  context,
  faults,
}) => {
  faults.announce(...unreachable);
  const at = visit(page, "en");
  const line = await cutLine(page);
  const other = await context.newPage();
  await other.goto("/en");
  const database = await keepOpening(other);
  await page.goto("/en/review");
  const rated = await rateCards(at, 1);
  await expect(unsaved(at)).toContainText("1");
  await database.let();
  rated.push(...(await rateCards(at, 1)));
  await expect.poll(() => database.size()).toBe(2);
  await page.close();
  line.mend();
  await other.goto("/en");
  await expect.poll(() => storedFacts(other)).toEqual(rated);
});

test("a slow IndexedDB takes no choice about a leech out of hand", async ({ page, context }) => {
  const at = visit(page, "en");
  await makeNearLeech(page, "en");
  const other = await context.newPage();
  await other.goto("/en");
  const database = await keepOpening(other);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1_000);
  await page.goto("/en/review");
  await rateCard(at, "again");
  const panel = page.getByRole("heading", { name: at.t("Review.leechTitle") });
  await expect(panel).toBeVisible();
  await page.clock.resume();
  await expect.poll(() => storedFacts(page)).toHaveLength(16);
  await expect(panel).toBeVisible();
  await database.let();
});

test("a browser whose clock is wrong stores when it really was", async ({ page }) => {
  const at = visit(page, "en");
  await page.clock.install({ time: Date.now() - 26 * 3_600_000 });
  await page.goto("/en/review");
  await rateCards(at, 1);
  await expect.poll(() => storedFacts(page)).toHaveLength(1);
  const [stored] = await storedEntries(page);
  expect(Math.abs(Date.now() - (stored?.at ?? 0))).toBeLessThan(60_000);
});

test("who deletes everything deletes what still waits as well", async ({ page, faults }) => {
  faults.announce(...unreachable);
  const at = visit(page, "en");
  await page.goto("/en/review");
  await rateCards(at, 1);
  await expect.poll(() => storedFacts(page)).toHaveLength(1);
  await untilConfirmed(page);
  const line = await cutLine(page);
  await rateCards(at, 2);
  await expect(unsaved(at)).toContainText("2");
  await page.goto("/en/you");
  await page.getByRole("checkbox", { name: at.t("You.eraseConfirm") }).check();
  await page.getByRole("button", { name: at.t("You.eraseButton") }).click();
  await expect(page.getByText(at.t("You.erased"))).toBeVisible();
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
  expect(kept).toEqual([0, 0]);
  line.mend();
  const posted: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/answers")) posted.push(request.url());
  });
  await page.goto("/en/review");
  await cardPrompt(at);
  await expect(unsaved(at)).toBeHidden();
  await page.goto("/en");
  await expect(page.getByRole("heading", { name: at.t("Today.welcomeTitle") })).toBeVisible();
  expect(posted).toEqual([]);
  expect((await page.request.get("/api/export")).status()).toBe(404);
  const names = (await page.context().cookies()).map(({ name }) => name);
  expect(names).not.toContain("weetje");
  expect(names).toContain("timeZone");
});

/** No rating reaches the server until the line is mended. */
async function cutLine(page: Page): Promise<{ mend: () => void }> {
  let isCut = true;
  await page
    .context()
    .route("**/api/answers", (route) =>
      isCut ? route.abort("connectionrefused") : route.continue(),
    );
  return {
    mend: () => {
      isCut = false;
    },
  };
}

/** Keeps the database of what waits from being opened elsewhere, as a slow one does, until it is let. */
async function keepOpening(page: Page) {
  const held = await page.evaluateHandle(
    () =>
      new Promise<{ isLet: boolean; opened: Promise<IDBDatabase> }>((resolve) => {
        const held = { isLet: false };
        const opening = indexedDB.open("weetje", 1);
        const opened = new Promise<IDBDatabase>((resolveOpened) => {
          opening.onsuccess = () => resolveOpened(opening.result);
        });
        opening.onupgradeneeded = () => {
          const store = opening.result.createObjectStore("waiting", { keyPath: "entry.id" });
          const holdOn = () => {
            if (!result.isLet) store.count().onsuccess = holdOn;
          };
          const result = Object.assign(held, { opened });
          holdOn();
          resolve(result);
        };
      }),
  );
  return {
    let: () =>
      held.evaluate(async (it) => {
        it.isLet = true;
        await it.opened;
      }),
    size: () =>
      held.evaluate(async ({ opened }) => {
        const asked = (await opened).transaction("waiting").objectStore("waiting").count();
        return new Promise<number>((resolve) => {
          asked.onsuccess = () => resolve(asked.result);
        });
      }),
  };
}

/** What the router asks the server for on the way to a page. */
const isPageOf = (path: string) => (url: URL) =>
  url.pathname === path && url.searchParams.has("_rsc");

/** Holds answers back until they are let. */
function gate(): Readonly<{ areLet: Promise<void>; letAnswers: () => void }> {
  let letAnswers = () => {};
  const areLet = new Promise<void>((resolve) => {
    letAnswers = resolve;
  });
  return { areLet, letAnswers };
}
