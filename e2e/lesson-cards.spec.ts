/** Flashcards in the lesson itself, after each section, and one fact asked by its name. */
import type { Page } from "@playwright/test";
import { locales, type Section } from "../lib/domain/article";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { article, facts, found } from "./bank";
import {
  afterPause,
  cardPrompt,
  expectQuestion,
  exported,
  loadedScripts,
  rateCard,
  rateCards,
  ratingButton,
  revealButton,
  storedFacts,
  tabTo,
  untilKept,
  type Visit,
  visit,
} from "./steps";
import { expect, test } from "./test";

/** The section with the fewest facts, and another one. */
const [section, otherSection] = ((): [Section, Section] => {
  const [least, next] = article.sections.toSorted((a, b) => a.facts.length - b.facts.length);
  return [found(least, "a section"), found(next, "another section")];
})();
const factIds = section.facts.map(({ id }) => id);

for (const locale of locales) {
  test(`the cards of a section are answered in the lesson and count (${locale})`, async ({
    page,
  }) => {
    const at = visit(page, locale);
    await openLesson(at);
    await expect(stem(page)).toHaveCount(0);
    const scrolled = await scrollOf(page);
    await askLink(at).click();
    await expect(stem(page)).toBeFocused();
    await expect(block(at).getByText(`${at.t("Review.left")} ${factIds.length}`)).toBeVisible();
    expect(await scrollOf(page)).toBeGreaterThanOrEqual(scrolled);

    const rated = await rateCards(at, 2);
    for (const factId of rated) expect(factIds).toContain(factId);
    const { factId, rationale } = await cardPrompt(at);
    await revealButton(at).click();
    await expect(block(at).getByText(rationale[locale])).toBeVisible();
    await ratingButton(at, "again").click();
    await expect.poll(() => storedFacts(page)).toEqual([...rated, factId]);

    await page.getByRole("link", { name: at.t("LessonCards.close") }).click();
    await expect(askLink(at)).toBeFocused();
    await expect(stem(page)).toHaveCount(0);
    for (const id of [...rated, factId]) await expect(passageMoon(page, id)).toBeVisible();
    const { memories } = await exported(page);
    expect(memories.map((memory) => memory.factId).toSorted()).toEqual(
      [...rated, factId].toSorted(),
    );
  });

  test(`a section is asked through by keyboard alone, each card once (${locale})`, async ({
    page,
  }) => {
    const at = visit(page, locale);
    await openLesson(at);
    await tabTo(page, askLink(at));
    await page.keyboard.press("Enter");
    await expect(stem(page)).toBeFocused();
    const asked: string[] = [];
    for (const key of [..."1234".repeat(factIds.length)].slice(0, factIds.length)) {
      asked.push((await cardPrompt(at)).factId);
      await page.keyboard.press("Space");
      await expect(ratingButton(at, "good")).toBeVisible();
      await page.keyboard.press(key);
    }
    expect(asked.toSorted()).toEqual(factIds.toSorted());
    await expect(page.getByRole("heading", { name: at.t("LessonCards.done") })).toBeFocused();
    for (const id of factIds) await expect(passageMoon(page, id)).toBeVisible();
    await tabTo(page, page.getByRole("link", { name: at.t("LessonCards.readOn"), exact: true }));
    await page.keyboard.press("Enter");
    await expect(askLink(at)).toBeFocused();
    expect(await storedFacts(page)).toEqual(asked);
  });

  test(`cards in a lesson are accessible, by day and by night (${locale})`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    const at = visit(page, locale);
    await openLesson(at);
    const look = async (screen: string) => {
      await page.emulateMedia({ colorScheme: "light" });
      await expectAccessible(page, screen);
      await expectFits(page, screen);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectContrast(page, screen);
    };
    await look("lesson");
    await askLink(at).click();
    await cardPrompt(at);
    await look("front");
    await revealButton(at).click();
    await expect(ratingButton(at, "good")).toBeInViewport({ ratio: 1 });
    await look("back");
    await ratingButton(at, "good").click();
    for (let i = 1; i < factIds.length; i++) {
      await cardPrompt(at);
      await rateCard(at, "easy");
    }
    await expect(page.getByRole("heading", { name: at.t("LessonCards.done") })).toBeVisible();
    await look("done");
  });

  test(`one fact is asked, and the page it came from returns (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const fact = found(facts.at(-1), "a fact");
    await page.goto(`/${locale}/facts/${fact.id}`);
    await expect(page.getByText(at.t("Fact.new"))).toBeVisible();
    await askFact(at).click();
    expect((await cardPrompt(at)).factId).toBe(fact.id);
    await expect(page).toHaveTitle(new RegExp(at.t("Review.sessions.fact")));
    await expectAccessible(page, "one fact");
    await rateCard(at, "good");
    await page.waitForURL(`**/${locale}/facts/${fact.id}`);
    await expect(
      page.getByText(at.t("Fact.recall", { share: "100%" }), { exact: false }),
    ).toBeVisible();
    await expectAccessible(page, "the fact");
    expect(await storedFacts(page)).toEqual([fact.id]);
  });
}

test("keys work on the cards alone: elsewhere Space scrolls", async ({ page }) => {
  const at = visit(page, "en");
  await openLesson(at);
  await askLink(at).click();
  const { id } = await cardPrompt(at);
  await page.getByRole("heading", { level: 2, name: section.title.en }).click();
  await untilStill(page);
  const before = await scrollOf(page);
  await page.keyboard.press("Space");
  await expect.poll(() => scrollOf(page)).toBeGreaterThan(before);
  await page.keyboard.press("e");
  await expect(stem(page)).toHaveCount(1);
  expect((await cardPrompt(at)).id).toBe(id);

  // The cards still have the focus, but are out of sight.
  await stem(page).focus();
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await untilStill(page);
  await page.keyboard.press("Space");
  await expect.poll(() => scrollOf(page)).toBeGreaterThan(0);
  await expect(revealButton(at)).toHaveCount(1);

  // A press beside the words brings the keys back.
  await block(at).getByText(at.t("Review.left")).click();
  await page.keyboard.press("Space");
  await expect(ratingButton(at, "good")).toBeVisible();
});

test("a reload in the middle goes on where it was, with what was not sent", async ({
  page,
  faults,
}) => {
  faults.announce(
    /^failed: net::ERR_CONNECTION_REFUSED .*\/api\/answers$/,
    /^console: Failed to load resource: net::ERR_CONNECTION_REFUSED /,
  );
  const at = visit(page, "en");
  await openLesson(at);
  await askLink(at).click();
  const rated = await rateCards(at, 2);
  await expect.poll(() => storedFacts(page)).toEqual(rated);
  let isDown = true;
  await page.route("**/api/answers", (route) =>
    isDown ? route.abort("connectionrefused") : route.continue(),
  );
  rated.push(...(await rateCards(at, 2)));
  await expect(block(at).getByRole("status")).toContainText(`${at.t("Review.unsaved")} 2`);
  await untilKept(page, 2);
  await page.reload();
  await expect(block(at).getByText(`${at.t("Review.left")} ${factIds.length - 4}`)).toBeVisible();
  expect(rated).not.toContain((await cardPrompt(at)).factId);
  isDown = false;
  await expect.poll(() => storedFacts(page), afterPause).toEqual(rated);
  await page.getByRole("link", { name: at.t("LessonCards.close") }).click();
  for (const id of rated) await expect(passageMoon(page, id)).toBeVisible();
});

test("what is undone in a section is of that section", async ({ page }) => {
  const at = visit(page, "en");
  const undo = page.getByRole("button", { name: at.t("Review.undo") });
  await openLesson(at);
  await askLink(at, otherSection).click();
  const [elsewhere] = await rateCards(at, 1);
  await expect(undo).toBeVisible();
  await askLink(at).click();
  await expect(block(at, otherSection).getByRole("article")).toHaveCount(0);
  await cardPrompt(at);
  await expect(stem(page)).toBeFocused();
  await expect(undo).toBeHidden();
  const [here] = await rateCards(at, 1);
  await undo.click();
  expect((await cardPrompt(at)).factId).toBe(here);
  await expect(undo).toBeHidden();
  await expect
    .poll(async () => (await exported(page)).memories.map(({ factId }) => factId))
    .toEqual([elsewhere]);
});

test("who only reads does not fetch what asks", async ({ page }) => {
  const at = visit(page, "en");
  await openLesson(at);
  await page.waitForLoadState("networkidle");
  expect(await loadedScripts(page)).not.toContain("weetje-undo");
  await askLink(at).click();
  await cardPrompt(at);
  expect(await loadedScripts(page)).toContain("weetje-undo");
});

test("without JavaScript the link leads to the quiz on the section", async ({ newVisitor }) => {
  const page = await newVisitor({ javaScriptEnabled: false });
  const at = visit(page, "nl");
  await openLesson(at);
  await askLink(at).click();
  await expect(block(at)).toContainText(at.t("LessonCards.noScript"), { useInnerText: true });
  await block(at)
    .getByRole("button", { name: at.t("Lesson.quizSection") })
    .click();
  await expectQuestion(at, 1, 10);
});

test("paper has the lesson and no cards", async ({ page }) => {
  const at = visit(page, "en");
  await openLesson(at);
  await askLink(at).click();
  await cardPrompt(at);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 2, name: section.title.en })).toBeVisible();
  await expect(block(at)).toBeHidden();
  await expect(block(at, otherSection)).toBeHidden();
  await expect(page.getByRole("navigation", { name: at.t("Nav.label") })).toBeHidden();
});

test("a fact that is set aside is not asked, and a foreign address is no way back", async ({
  page,
}) => {
  const at = visit(page, "en");
  const fact = found(facts[0], "a fact");
  await page.goto(`/en/facts/${fact.id}`);
  await expect(askFact(at)).toBeVisible();
  await page.getByRole("button", { name: at.t("Facts.act.suspend") }).click();
  await expect(page.getByText(at.t("Fact.suspended"))).toBeVisible();
  await expect(askFact(at)).toHaveCount(0);

  const session = `/en/review?study=fact&fact=${fact.id}&since=${Date.now()}`;
  const back = page.getByRole("link", { name: at.t("Review.back") });
  await page.goto(`${session}&from=/facts/${fact.id}`);
  await expect(back).toHaveAttribute("href", `/en/facts/${fact.id}`);
  for (const from of [
    "//example.com",
    "https://example.com",
    "/..//example.com",
    "/\\example.com",
  ]) {
    await page.goto(`${session}&from=${encodeURIComponent(from)}`);
    await expect(page.getByRole("heading", { name: at.t("Review.sessionDone") })).toBeVisible();
    await expect(back).toHaveCount(0);
  }
  for (const query of ["study=fact&since=1", "study=fact&fact=none&since=1"]) {
    await page.goto(`/en/review?${query}`);
    await expect(page).toHaveTitle(new RegExp(at.t("Review.title")));
  }
});

const openLesson = async ({ page, locale }: Visit): Promise<void> => {
  await page.goto(`/${locale}/articles/${article.id}`);
};

const askLink = ({ page, locale, t }: Visit, about = section) =>
  page.getByRole("link", { name: t("LessonCards.askOf", { section: about.title[locale] }) });

const askFact = ({ page, t }: Visit) => page.getByRole("link", { name: t("Fact.ask") });

const block = ({ page }: Visit, about = section) => page.locator(`[id="${about.id}-cards"]`);

const stem = (page: Page) => page.locator("#stem");

const passageMoon = (page: Page, factId: string) => page.locator(`[id="${factId}"] svg`);

const scrollOf = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** Waits until nothing scrolls any more: a key that is to scroll is lost on Chromium in the frame of a scroll. */
const untilStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const enoughFrames = 10;
    let [frames, last] = [0, scrollY];
    while (frames < enoughFrames) {
      await new Promise(requestAnimationFrame);
      frames = scrollY === last ? frames + 1 : 0;
      last = scrollY;
    }
  });
