import type { Page } from "@playwright/test";
import { locales } from "../lib/domain/article";
import { expectAccessible } from "./accessible";
import { facts, found, isRecall } from "./bank";
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
  startMix,
  storedEntries,
  storedFacts,
  tabTo,
  untilConfirmed,
  untilKept,
  type Visit,
  visit,
} from "./steps";
import { expect, test } from "./test";
import { inWords, percent } from "./words";

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
    await expect.poll(async () => (await storedFacts(page)).length).toBe(4);
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
    expect(await storedFacts(page)).toHaveLength(11);
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
  await expect(unsaved).toContainText(`${at.t("Review.unsaved")} 3`);
  isDown = false;
  await expect(unsaved).toBeHidden(afterPause);
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
  await back(page);
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
  await untilKept(page, 3);
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

test("what was rated is undone, step by step, also after a reload", async ({ page }) => {
  const at = visit(page, "en");
  await page.goto("/en/review");
  await expect(undoButton(at)).toBeHidden();
  const rated = await rateCards(at, 3);
  await untilConfirmed(page);
  await page.reload();
  for (const factId of rated.toReversed()) {
    await cardPrompt(at);
    await (factId === rated[1] ? page.keyboard.press("z") : undoButton(at).click());
    await expect(page.getByRole("status")).toContainText(at.t("Review.undone"));
    expect((await cardPrompt(at)).factId).toBe(factId);
  }
  await expect(undoButton(at)).toBeHidden();
  await expect(page.getByText(`${at.t("Review.left")} 10`)).toBeVisible();
  await expect
    .poll(() => types(page))
    .toEqual([...Array(3).fill("review"), ...Array(3).fill("undo")]);
  expect((await exported(page)).memories).toEqual([]);

  await rateCard(at, "easy");
  await expect
    .poll(async () => (await exported(page)).memories.map(({ factId }) => factId))
    .toEqual(rated.slice(0, 1));
});

for (const way of ["a new visit", "the way back"] as const) {
  test(`what was corrected on another page is not undone by ${way}`, async ({ page }) => {
    const at = visit(page, "en");
    await page.goto("/en");
    await page.getByRole("link", { name: at.t("Nav.review") }).click();
    const [first] = await rateCards(at, 2, "easy");
    await expect.poll(() => types(page)).toHaveLength(2);
    await page.getByRole("link", { name: at.t("Review.close") }).click();
    await page.getByRole("link", { name: at.t("Nav.progress") }).click();
    // Today has such a link as well, which goes while it is pressed.
    await expect(page).toHaveURL("/en/progress");
    await page.getByRole("link", { name: at.t("Progress.history") }).click();
    await page.getByText(at.t("History.change"), { exact: true }).first().click();
    await page
      .getByRole("button", { name: at.t("Review.hard"), exact: true })
      .first()
      .click();
    await expect(page.locator("#notice")).toBeVisible();

    // What the coming of the card sets off later would come too late.
    const undo = at.t("Review.undo");
    if (way === "a new visit") {
      await page.addInitScript(pressWithCard, undo);
      await page.goto("/en/review");
    } else {
      await page.evaluate(pressWithCard, undo);
      while (!page.url().endsWith("/review")) await back(page);
    }
    await expect(page.getByRole("status")).toContainText(at.t("Review.undone"));
    expect((await cardPrompt(at)).factId).toBe(first);
    await expect(undoButton(at)).toBeHidden();
    await expect
      .poll(async () => (await exported(page)).memories.map(({ factId }) => factId))
      .not.toContain(first);
  });
}

test("the last card of the day can be undone at the end", async ({ page }) => {
  const at = visit(page, "nl");
  const done = page.getByRole("heading", { name: at.t("Review.doneTitle") });
  await page.goto("/nl/review");
  for (let i = 0; i < 10; i++) {
    await cardPrompt(at);
    await rateCard(at, "easy");
  }
  await expect(done).toBeVisible();
  await undoButton(at).click();
  const { factId } = await cardPrompt(at);
  await expect(done).toBeHidden();
  await rateCard(at, "easy");
  await expect(done).toBeVisible();
  expect((await storedFacts(page)).filter((stored) => stored === factId)).toHaveLength(2);
});

test("a rating keeps its own step, and not those before it once more", async ({ page }) => {
  const at = visit(page, "en");
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("weetje-undo")) performance.mark("stored", { detail: key });
      setItem.call(this, key, value);
    };
  });
  await page.goto("/en/review");
  await rateCards(at, 6);
  const keys = await page.evaluate(() =>
    performance.getEntriesByName("stored").map((mark) => String(Object(mark).detail)),
  );
  expect(keys).toHaveLength(6);
  expect(new Set(keys).size).toBe(6);
  await page.reload();
  for (let i = 0; i < 6; i++) {
    await cardPrompt(at);
    await undoButton(at).click();
  }
  await expect(undoButton(at)).toBeHidden();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("what cannot be read of earlier steps does not break the page", async ({ page }) => {
  const at = visit(page, "en");
  for (const content of ["{", "[1, {}]", '{"entryId":"1","side":"front","card":{"factId":"a"}}']) {
    await page.goto("/en/review");
    await page.evaluate((kept) => sessionStorage.setItem("weetje-undo-0", kept), content);
    await page.reload();
    await cardPrompt(at);
    await expect(undoButton(at)).toBeHidden();
  }
});

test("steps after one that cannot be read do not come back behind later ones", async ({ page }) => {
  const at = visit(page, "en");
  await page.goto("/en/review");
  const [first] = await rateCards(at, 3);
  // A page that comes from a server that does not know yet shows for a moment what was rated.
  await untilConfirmed(page);
  await page.evaluate(() => sessionStorage.setItem("weetje-undo-1", "{"));
  await page.reload();
  const { factId } = await cardPrompt(at);
  await rateCard(at, "good");
  await untilConfirmed(page);
  await page.reload();
  for (const undone of [factId, first]) {
    await cardPrompt(at);
    await undoButton(at).click();
    await expect(page.getByRole("status")).toContainText(at.t("Review.undone"));
    expect((await cardPrompt(at)).factId).toBe(undone);
  }
  await expect(undoButton(at)).toBeHidden();
});

for (const [act, key] of [
  ["suspend", "e"],
  ["bury", "b"],
] as const) {
  test(`a card that is set aside leaves, and comes back with undo (${act})`, async ({ page }) => {
    const at = visit(page, "en");
    await page.goto("/en/review");
    const first = await cardPrompt(at);
    await page.keyboard.press(key);
    await expect(page.getByRole("status")).toContainText(at.t(`Review.acted.${act}`));
    const second = await cardPrompt(at);
    expect(second.factId).not.toBe(first.factId);
    await chooseInMenu(at, at.t(`Review.${act}`));
    await expect(page.getByText(`${at.t("Review.left")} 8`)).toBeVisible();
    await expect
      .poll(async () => heldFacts(page))
      .toEqual([first.factId, second.factId].toSorted());

    await page.keyboard.press("z");
    expect((await cardPrompt(at)).factId).toBe(second.factId);
    await undoButton(at).click();
    expect((await cardPrompt(at)).factId).toBe(first.factId);
    await expect.poll(async () => heldFacts(page)).toEqual([]);
  });
}

test("a key counts from the moment that the first card has the focus", async ({ page }) => {
  const at = visit(page, "en");
  // What the focus sets off later would come too late.
  await page.addInitScript(() => {
    const press = ({ target }: Event) =>
      queueMicrotask(() =>
        target?.dispatchEvent(new KeyboardEvent("keydown", { key: "b", bubbles: true })),
      );
    document.addEventListener("focusin", press, { once: true });
  });
  await page.goto("/en/review");
  await expect(page.getByRole("status")).toContainText(at.t("Review.acted.bury"));
});

test("every key is told, and does what is told", async ({ page }) => {
  const at = visit(page, "en");
  await page.goto("/en/review");
  const { factId } = await cardPrompt(at);
  const list = page.getByRole("dialog", { name: at.t("Review.keys") });
  await page.keyboard.press("?");
  await expect(list).toBeVisible();
  await page.keyboard.press("e");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await chooseInMenu(at, at.t("Review.keys"));
  await list.getByRole("button", { name: at.t("Review.keysClose") }).click();
  expect((await cardPrompt(at)).factId).toBe(factId);

  await page.keyboard.press("Control+e");
  await page.keyboard.press("4");
  expect((await cardPrompt(at)).factId).toBe(factId);
  await page.keyboard.press("Space");
  await expect(ratingButton(at, "good")).toBeVisible();
  await page.keyboard.press("Enter");
  await cardPrompt(at);
  await page.keyboard.press("Enter");
  await page.keyboard.press("4");
  const third = await cardPrompt(at);
  await expect
    .poll(async () => (await storedEntries(page)).map(({ rating }) => rating))
    .toEqual(["good", "easy"]);

  const about = `/en/facts/${third.factId}`;
  await page.route(`**${about}*`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>about</title>" }),
  );
  await page.getByText(at.t("Review.left")).click();
  await page.locator("summary").click();
  await expect(page.getByRole("link", { name: at.t("Review.about") })).toHaveAttribute(
    "href",
    about,
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: at.t("Review.about") })).toBeHidden();
  await page.keyboard.press("i");
  await page.waitForURL(`**${about}`);
});

test("without keys of one letter only Space and Enter do anything, and no other is told of", async ({
  page,
}) => {
  const at = visit(page, "en");
  await page.goto("/en/review");
  const rated = await rateCards(at, 1);
  await expect.poll(() => storedFacts(page)).toEqual(rated);
  await changeOwnSettings(page, { letterKeys: false });
  await page.reload();
  const { factId } = await cardPrompt(at);
  for (const key of ["z", "e", "b", "i", "?"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toBeHidden();
  expect((await cardPrompt(at)).factId).toBe(factId);
  expect(await page.locator("kbd:visible").allTextContents()).toEqual(["␣"]);
  await page.locator("summary").click();
  await expect(page.getByRole("button", { name: at.t("Review.bury") })).toBeVisible();
  await expect(page.getByRole("button", { name: at.t("Review.keys") })).toBeHidden();
  await page.keyboard.press("Escape");
  await page.getByText(at.t("Review.left")).click();
  await page.keyboard.press("Space");
  await expect(ratingButton(at, "good")).toBeVisible();
  for (const key of ["1", "2", "3", "4", "y"]) await page.keyboard.press(key);
  await expect(ratingButton(at, "good")).toBeVisible();
  await expect(page.locator("kbd:visible")).toHaveCount(0);
  await page.keyboard.press("Enter");
  expect((await cardPrompt(at)).factId).not.toBe(factId);
  await expect.poll(() => types(page)).toEqual(["review", "settings", "review"]);
});

for (const locale of ["nl", "en"] as const) {
  test(`who wants to says how sure they are, by turning the card (${locale})`, async ({
    page,
    faults,
  }) => {
    const at = visit(page, locale);
    const say = (confidence: "sure" | "doubt" | "guess") =>
      page.getByRole("button", { name: new RegExp(`^${at.t(`Confidence.${confidence}`)}`) });
    await page.goto(`/${locale}/review`);
    await cardPrompt(at);
    await expect(say("sure")).toBeHidden();
    await rateCards(at, 1);
    await expect.poll(async () => (await storedEntries(page)).length).toBe(1);
    await changeOwnSettings(page, { askConfidence: true });
    await page.reload();

    await cardPrompt(at);
    await expect(page.getByRole("group", { name: at.t("Confidence.question") })).toBeVisible();
    await expectAccessible(page, "a card that asks how sure");
    await tabTo(page, say("doubt"));
    await page.keyboard.press("Enter");
    await expect(say("doubt")).toBeHidden();
    await ratingButton(at, "good").click();

    await cardPrompt(at);
    await page.keyboard.press("g");
    await expect(ratingButton(at, "good")).toBeVisible();
    await page.keyboard.press("s");
    await page.keyboard.press("1");

    await rateCards(at, 1);
    const said = async () =>
      (await storedEntries(page)).map(({ confidence }) => confidence ?? null);
    const reviews = async () => (await said()).filter((_, i) => i !== 1);
    await expect.poll(reviews).toEqual([null, "doubt", "guess", null]);

    // What was said outlives a reload while the server cannot be reached.
    faults.announce(/^failed: net::ERR_FAILED .*\/api\/answers$/, /^console: Failed to load/);
    await page.route("**/api/answers", (route) => route.abort());
    await cardPrompt(at);
    await say("sure").click();
    await ratingButton(at, "good").click();
    await cardPrompt(at);
    await expect(page.getByText(at.t("Review.unsaved"))).toBeVisible();
    await untilKept(page, 1);
    await page.unroute("**/api/answers");
    await page.reload();
    await expect.poll(reviews).toEqual([null, "doubt", "guess", null, "sure"]);
  });
}

test("no key that works everywhere decides about a fact that keeps lapsing", async ({ page }) => {
  const at = visit(page, "en");
  await makeNearLeech(page, "en");
  const panel = page.getByRole("heading", { name: at.t("Review.leechTitle") });
  await page.goto("/en/review");
  await cardPrompt(at);
  await page.keyboard.press("Space");
  await page.keyboard.press("1");
  await expect(panel).toBeFocused();
  for (const key of ["Space", "Enter", "1", "e", "b"]) await page.keyboard.press(key);
  await expect(panel).toBeVisible();
  await expect.poll(async () => (await types(page)).length).toBe(16);
  await tabTo(page, page.getByRole("button", { name: at.t("Review.keep") }));
  await page.keyboard.press("Space");
  await cardPrompt(at);
  await expect.poll(async () => (await storedEntries(page)).at(-1)?.act).toBe("keep");
});

test("a choice that was left open is asked when the fact comes again", async ({ page }) => {
  const at = visit(page, "en");
  const fact = await makeNearLeech(page, "en");
  const panel = page.getByRole("heading", { name: at.t("Review.leechTitle") });
  await page.goto("/en/review");
  await cardPrompt(at);
  await rateCard(at, "again");
  await expect(panel).toBeFocused();
  await expect.poll(async () => (await types(page)).length).toBe(16);

  await page.goto(`/en/facts/${fact.id}`);
  await page.getByRole("link", { name: at.t("Fact.ask") }).click();
  await expect(panel).toBeFocused();
  await page.getByRole("button", { name: at.t("Review.keep") }).click();
  expect((await cardPrompt(at)).factId).toBe(fact.id);
  await rateCard(at, "again");
  await expect.poll(async () => (await types(page)).slice(-2)).toEqual(["act", "review"]);
  await expect(panel).toBeHidden();
});

for (const choice of ["keep", "rest", "suspend"] as const) {
  test(`a fact that keeps lapsing asks what to do (${choice})`, async ({ page }) => {
    const at = visit(page, "en");
    const fact = await makeNearLeech(page, "en");
    const panel = page.getByRole("heading", { name: at.t("Review.leechTitle") });
    await page.goto("/en/review");
    expect((await cardPrompt(at)).factId).toBe(fact.id);
    await rateCard(at, "again");
    await expect(panel).toBeFocused();
    await expect(page.getByText(fact.statement.en, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: at.t(`Review.${choice}`) }).click();
    await expect(page.getByRole("status")).toContainText(at.t(`Review.acted.${choice}`));
    await cardPrompt(at);
    const lastAct = async () => (await storedEntries(page)).at(-1)?.act;
    await expect.poll(lastAct).toBe(choice);
    expect(await heldFacts(page)).toEqual(choice === "keep" ? [] : [fact.id]);

    await undoButton(at).click();
    await expect(panel).toBeVisible();
    await undoButton(at).click();
    expect((await cardPrompt(at)).factId).toBe(fact.id);
    await expect.poll(async () => (await types(page)).slice(-2)).toEqual(["undo", "undo"]);
    const { memories, holds } = await exported(page);
    expect(memories).toEqual([
      expect.objectContaining({ factId: fact.id, lapses: 7, state: "review" }),
    ]);
    expect(holds).toEqual([]);
  });
}

test("a session beyond the day says which, shows its cards once and leads back", async ({
  page,
}) => {
  const at = visit(page, "en");
  await page.goto("/en/review");
  for (let i = 0; i < 3; i++) {
    await cardPrompt(at);
    await rateCard(at, "easy");
  }
  await expect.poll(async () => (await storedFacts(page)).length).toBe(3);
  await page.goto(`/en/review?study=ahead&since=${Date.now()}`);
  await expect(page).toHaveTitle(new RegExp(at.t("Review.sessions.ahead")));
  await expect(page.getByText(`${at.t("Review.left")} 3`)).toBeVisible();
  for (let i = 0; i < 3; i++) {
    await cardPrompt(at);
    await rateCard(at, "good");
  }
  await expect(page.getByRole("heading", { name: at.t("Review.sessionDone") })).toBeVisible();
  await page.getByRole("link", { name: at.t("Review.today") }).click();
  await expect(page.getByText(`${at.t("Review.left")} 7`)).toBeVisible();

  for (const query of ["study=all&since=1", "study=ahead", "study=section&section=none&since=1"]) {
    await page.goto(`/en/review?${query}`);
    await expect(page).toHaveTitle(new RegExp(at.t("Review.title")));
    await expect(page.getByText(`${at.t("Review.left")} 7`)).toBeVisible();
  }
});

const undoButton = ({ page, t }: Visit) => page.getByRole("button", { name: t("Review.undo") });

async function chooseInMenu({ page }: Visit, name: string): Promise<void> {
  await page.locator("summary").click();
  await page.getByRole("button", { name }).click();
}

const types = async (page: Page) => (await storedEntries(page)).map(({ type }) => type);

const heldFacts = async (page: Page): Promise<string[]> =>
  (await exported(page)).holds.map(({ factId }) => factId).toSorted();

/** One step back through pages that change without a load, which `page.goBack()` may wait for in vain. */
async function back(page: Page): Promise<void> {
  const left = page.url();
  await page.evaluate(() => history.back());
  await page.waitForURL(({ href }) => href !== left);
}

test("a button promises what is stored, also once the settings were changed elsewhere", async ({
  page,
}) => {
  const at = visit(page, "en");
  await page.goto("/en/review");
  const rated = await rateCards(at, 1, "easy");
  await expect.poll(() => storedFacts(page)).toEqual(rated);
  await revealButton(at).click();
  const label = ratingButton(at, "easy").locator("span");
  const promised = await label.textContent();
  await page.clock.install();
  await changeOwnSettings(page, { desiredRetention: 0.85 });
  // The learner comes back from another tab.
  await page.clock.fastForward(60_000);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(label).not.toHaveText(promised ?? "");
  await expectStoredAsPromised(at);

  await revealButton(at).click();
  await changeOwnSettings(page, { desiredRetention: 0.95 });
  await ratingButton(at, "easy").click();
  await revealButton(at).click();
  await expect(label).toHaveText(/^[1-9] days$/);
  await expectStoredAsPromised(at);
});

/** Rates the card that is turned Easy, and looks at what came of it. */
async function expectStoredAsPromised(at: Visit): Promise<void> {
  const promised = await ratingButton(at, "easy").locator("span").textContent();
  const before = (await storedEntries(at.page)).length;
  await ratingButton(at, "easy").click();
  await expect.poll(async () => (await storedEntries(at.page)).length).toBe(before + 1);
  const { entries, memories } = await exported(at.page);
  const memory = memories.find(({ factId }) => factId === entries.at(-1)?.factId);
  expect(inWords(memory?.intervalDays ?? 0, "day", at.locale)).toBe(promised);
}

test("what is left is told rightly after steps back from an earlier page", async ({ page }) => {
  const at = visit(page, "en");
  const left = (count: number) =>
    at.page.getByText(`${at.t("Review.left")} ${count}`, { exact: true });
  await page.goto("/en/review");
  const rated = await rateCards(at, 1, "easy");
  await expect.poll(() => storedFacts(page)).toEqual(rated);
  await changeOwnSettings(page, { newFactsPerDay: 31 });
  await page.reload();
  await rateCards(at, 3, "easy");
  await expect(left(27)).toBeVisible();
  await expect.poll(async () => (await storedFacts(page)).length).toBe(4);
  await page.reload();
  for (const count of [28, 29, 30]) {
    await undoButton(at).click();
    await expect(left(count)).toBeVisible();
  }
  // Four ratings, the settings and three steps back.
  await expect.poll(async () => (await storedEntries(page)).length).toBe(8);
  await page.reload();
  await expect(left(30)).toBeVisible();
});

/** Runs in the page. Presses a button as soon as it is there with a card. */
function pressWithCard(name: string): void {
  const observer = new MutationObserver(() => {
    const buttons = [...document.querySelectorAll("button")];
    const button = buttons.find(({ textContent }) => textContent.startsWith(name));
    if (!button || !document.querySelector("#stem")) return;
    observer.disconnect();
    button.click();
  });
  observer.observe(document, { subtree: true, childList: true });
}
