import type { Locator, Page } from "@playwright/test";
import { locales } from "../lib/domain/article";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { article, facts, found } from "./bank";
import { learnedAll, reviewOf, sendPast } from "./past";
import { cardPrompt, type Visit, visit } from "./steps";
import { expect, notFound, test } from "./test";

test.use({ trace: "off" });

const [first, second] = facts;
if (!first || !second) throw new Error("two facts");

/** Twelve facts met forty days ago, each asked once more since; a later fact met just now. */
const past = [
  ...learnedAll(40, 12),
  ...facts.slice(0, 12).map((fact, i) => reviewOf(fact, i % 3 === 0 ? "again" : "good", 30 - i)),
  reviewOf(found(facts[20], "a fact further on"), "good", 0),
];

const passage = (page: Page, factId: string): Locator => page.locator(`a[id="${factId}"]`);
const slider = ({ page, t }: Visit) => page.getByRole("slider", { name: t("MemoryMap.time") });
const play = ({ page, t }: Visit) => page.getByRole("button", { name: t("MemoryMap.play") });

async function openMap({ page, locale, t }: Visit): Promise<void> {
  await page.goto(`/${locale}/progress/map/${article.id}`);
  await expect(page.getByRole("heading", { name: t("MemoryMap.title") })).toBeVisible();
}

/** Waits until the page moves: until then there is no slider to be seen. */
async function moveTo(at: Visit, key: "Home" | "End"): Promise<void> {
  const before = await slider(at).getAttribute("aria-valuetext");
  await expect(async () => {
    await slider(at).press(key);
    expect(await slider(at).getAttribute("aria-valuetext")).not.toBe(before);
  }).toPass();
}

for (const locale of locales) {
  test(`the map shows how each fact stands, by day and by night (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    await page.setViewportSize({ width: 390, height: 844 });
    await sendPast(page.request, past);
    await openMap(at);
    const menu = page.getByRole("navigation", { name: t("Nav.label") });
    // What stays in sight must not lie over the menu.
    for (const name of ["lesson", "quiz", "review", "progress"] as const)
      await menu.getByRole("link", { name: t(`Nav.${name}`), exact: true }).click({ trial: true });
    await expect(passage(page, first.id)).toHaveAttribute("data-band", /[1-4]/);
    const unmet = found(facts.at(-1), "a fact never met");
    await expect(passage(page, unmet.id)).toHaveAttribute("data-band", "0");
    await expect(passage(page, unmet.id)).toHaveAccessibleDescription(t("MemoryMap.bands.new"));

    await page.getByText(t("MemoryMap.facts"), { exact: true }).click();
    await page.getByText(t("Figures.table")).click();
    const row = page.getByRole("row").filter({ hasText: unmet.statement[locale] });
    await expect(row).toContainText(t("MemoryMap.bands.new"));
    await expect(row).toContainText(t("MemoryMap.notPlanned"));

    await expectAccessible(page, "map, light");
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expectContrast(page, "map, dark");
    await expectFits(page, "map");
    await page.setViewportSize({ width: 320, height: 640 });
    await expectFits(page, "map on a small phone");
  });

  test(`the slider moves from the first day to where it goes, by keys alone (${locale})`, async ({
    page,
  }) => {
    const at = visit(page, locale);
    const { t } = at;
    await sendPast(page.request, past);
    await openMap(at);
    const total = facts.length;
    await moveTo(at, "Home");
    // On the first day twelve facts had been met, and each was known.
    await expect(slider(at)).toHaveAttribute(
      "aria-valuetext",
      new RegExp(
        t("MemoryMap.captionThen", { day: "DAY", recalled: 12, total, met: 12 })
          .replace("DAY", ".+")
          .replaceAll(".", "\\.")
          .replace("\\.+", ".+"),
      ),
    );
    await expect(passage(page, first.id)).toHaveAttribute("data-band", "4");
    await expect(passage(page, found(facts[20], "a fact").id)).toHaveAttribute("data-band", "0");

    await slider(at).press("End");
    const goingOn = await slider(at).getAttribute("aria-valuetext");
    await expect(passage(page, found(facts[30], "a fact").id)).not.toHaveAttribute(
      "data-band",
      "0",
    );
    await page.getByRole("radio", { name: t("MemoryMap.ifGoingOn") }).focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: t("MemoryMap.ifStopped") })).toBeChecked();
    await expect(passage(page, found(facts[30], "a fact").id)).toHaveAttribute("data-band", "0");
    const stopped = await slider(at).getAttribute("aria-valuetext");
    expect(stopped).not.toBe(goingOn);
    await expect(page.getByRole("status")).toHaveText(stopped ?? "");
  });

  test(`a passage tells about its fact and asks it (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    await sendPast(page.request, past);
    await openMap(at);
    const popover = page.getByRole("dialog", { name: second.statement[locale] });
    // Until then it is a link to the page of its fact.
    await expect(passage(page, second.id)).toHaveAttribute("aria-haspopup", "dialog");
    await passage(page, second.id).focus();
    await page.keyboard.press("Enter");
    await expect(popover).toBeVisible();
    await expect(popover).toContainText("%");
    await page.keyboard.press("Escape");
    await expect(popover).toBeHidden();
    await expect(passage(page, second.id)).toBeFocused();

    await passage(page, second.id).click();
    await expect(popover.getByRole("link", { name: t("MemoryMap.about") })).toHaveAttribute(
      "href",
      `/${locale}/facts/${second.id}`,
    );
    await popover.getByRole("link", { name: t("MemoryMap.ask") }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/review\\?.*fact=${second.id}&`));
    const asked = await cardPrompt(at);
    expect(asked.factId).toBe(second.id);
  });
}

test("it plays from the first day to the last, step by step, and says where it stopped", async ({
  page,
}) => {
  const at = visit(page, "en");
  await page.emulateMedia({ reducedMotion: "reduce" });
  // Three days and twelve weeks: fifteen moments.
  await sendPast(page.request, learnedAll(2, 5));
  await openMap(at);
  await page.clock.install();
  await page.reload();
  const pause = page.getByRole("button", { name: at.t("MemoryMap.pause") });
  await expect(async () => {
    await play(at).click();
    await expect(pause).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(slider(at)).toHaveValue("0");
  await expect(page.getByRole("status")).toHaveText("");
  expect(
    await passage(page, first.id).evaluate((link) => getComputedStyle(link).transitionDuration),
  ).toBe("0s");
  await expect(async () => {
    await page.clock.runFor(1_300);
    await expect(slider(at)).toHaveValue("14", { timeout: 100 });
  }).toPass();
  await expect(async () => {
    await page.clock.runFor(1_300);
    await expect(play(at)).toBeVisible({ timeout: 100 });
  }).toPass();
  await expect(page.getByRole("status")).toHaveText(
    (await slider(at).getAttribute("aria-valuetext")) ?? "",
  );
});

test("the lesson and progress lead to the map once something was met", async ({ page }) => {
  const { t } = visit(page, "en");
  await page.goto(`/en/articles/${article.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: t("Lesson.map") })).toHaveCount(0);

  await sendPast(page.request, [reviewOf(first, "good", 0)]);
  await page.reload();
  await page.getByRole("link", { name: t("Lesson.map") }).click();
  await expect(page).toHaveURL(`/en/progress/map/${article.id}`);
  await expect(
    page.getByText(t("MemoryMap.now", { recalled: 1, met: 1, total: facts.length })),
  ).toBeVisible();

  await page.goto("/en/progress");
  await page
    .getByRole("link", { name: t("MemoryMap.openOf", { article: article.title.en }) })
    .click();
  await expect(page).toHaveURL(`/en/progress/map/${article.id}`);
});

test("a line through time has its numbers as CSV", async ({ page }) => {
  await sendPast(page.request, learnedAll(3, 12));
  const response = await page.request.get(`/api/figures/recall?locale=en&about=${article.id}`);
  const [, ...rows] = (await response.text()).trim().split("\r\n");
  // Three days, today, and twelve weeks.
  expect(rows).toHaveLength(16);
  expect(rows[0]).toMatch(/^\d{4}-\d\d-\d\d,12,12,,$/);
});

for (const locale of locales) {
  test(`before the first answer the map says what will be there (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    await openMap(at);
    await expect(page.getByText(at.t("MemoryMap.empty"))).toBeVisible();
    await expectAccessible(page, "map without answers");
  });
}

test("there is no map of an article that is not there", async ({ page, faults }) => {
  faults.announce(...notFound);
  const response = await page.goto("/nl/progress/map/nothing");
  expect(response?.status()).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a passage leads to its fact, and nothing is there that would not move", async ({
    page,
  }) => {
    const at = visit(page, "nl");
    await sendPast(page.request, past);
    await openMap(at);
    await expect(slider(at)).toBeHidden();
    await expect(play(at)).toBeHidden();
    await expect(page.getByRole("radio")).toHaveCount(0);
    await expect(page.getByText(at.t("MemoryMap.legendText"))).toBeVisible();
    await passage(page, first.id).click();
    await expect(page).toHaveURL(`/nl/facts/${first.id}`);
  });
});
