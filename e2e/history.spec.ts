import type { Page } from "@playwright/test";
import { locales } from "../lib/domain/article";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { facts, found } from "./bank";
import { dayMs, reviewOf, sendPast } from "./past";
import { exported, type Visit, visit } from "./steps";
import { expect, test } from "./test";

const first = found(facts[0], "a fact");
const second = found(facts[1], "another fact");

test.use({ trace: "off" });

const row = (page: Page, text: string) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: text });
const notice = (page: Page) => page.locator("#notice");
const dueAt = async (page: Page) => found((await exported(page)).memories[0], "a memory").dueAt;

async function rate({ page, t }: Visit, rating: "again" | "hard" | "good" | "easy") {
  await page.getByText(t("History.change"), { exact: true }).first().click();
  await page
    .getByRole("button", { name: t(`Review.${rating}`), exact: true })
    .first()
    .click();
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with" : "without";
  test(`a rating is corrected days later, and back, ${script} JavaScript`, async ({
    newVisitor,
  }) => {
    const page = await newVisitor({ javaScriptEnabled });
    const at = visit(page, "en");
    await sendPast(page.request, [reviewOf(first, "again", 9)]);
    const before = await dueAt(page);
    await page.goto("/en/history");
    await rate(at, "easy");
    const words = { rating: at.t("Review.easy"), before: at.t("Review.again") };
    await expect(notice(page)).toHaveText(at.t("History.corrected", words));
    expect(await dueAt(page)).toBeGreaterThan(before + dayMs);
    await page.goto(`/en/facts/${first.id}`);
    await expect(page.getByText(at.t("Review.easy"), { exact: true })).toBeVisible();
    await page.goBack();
    await page.getByRole("button", { name: at.t("History.putBack") }).click();
    await expect(notice(page)).toHaveText(
      at.t("History.corrected", { rating: words.before, before: words.rating }),
    );
    expect(await dueAt(page)).toBe(before);
  });
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with" : "without";
  test(`a fact's answer leads to what corrects it, ${script} JavaScript`, async ({
    newVisitor,
  }) => {
    const page = await newVisitor({ javaScriptEnabled });
    const at = visit(page, "en");
    await page.setViewportSize({ width: 390, height: 844 });
    const others = facts.slice(1, 31).map((fact, i) => reviewOf(fact, "good", 3 + i / 100));
    await sendPast(page.request, [...others, reviewOf(first, "again", 3.15)]);
    await page.goto(`/en/facts/${first.id}`);
    await page.getByRole("link", { name: at.t("History.change") }).click();
    const what = `${at.t("History.review")}: ${at.t("History.rated", { rating: at.t("Review.again") })}`;
    const form = page.getByRole("group", {
      name: at.t("History.changeOf", { what: `${what}, ${first.statement.en}` }),
    });
    await expect(form).toBeInViewport({ ratio: 1 });
    if (javaScriptEnabled) await expect(form).toBeFocused();
    await form.getByRole("button", { name: at.t("Review.good"), exact: true }).click();
    const words = { rating: at.t("Review.good"), before: at.t("Review.again") };
    await expect(notice(page)).toHaveText(at.t("History.corrected", words));
  });
}

test("an answer is taken back and put back", async ({ page }) => {
  const at = visit(page, "nl");
  await sendPast(page.request, [reviewOf(first, "good", 9), reviewOf(second, "good", 2)]);
  await page.goto("/nl/history");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(2);
  const deed = row(page, second.statement.nl);
  await deed.getByText(at.t("History.change"), { exact: true }).click();
  await deed.getByRole("button", { name: at.t("History.takeBack") }).click();
  await expect(notice(page)).toHaveText(at.t("History.takenBack", { count: 1 }));
  await expect(deed).toHaveCount(0);
  expect((await exported(page)).memories).toHaveLength(1);
  await page.getByRole("button", { name: at.t("History.putBack") }).click();
  await expect(notice(page)).toHaveText(at.t("History.isBack", { count: 1 }));
  await expect(deed).toHaveCount(1);
  expect((await exported(page)).memories).toHaveLength(2);
});

test("acts on many facts stand in one row, and go together", async ({ page }) => {
  const at = visit(page, "en");
  await page.goto("/en/facts");
  await page
    .getByRole("checkbox", { name: at.t("Facts.selectAll", { count: facts.length }) })
    .check();
  await page.getByRole("button", { name: at.t("Facts.act.suspend"), exact: true }).click();
  await expect(notice(page)).toBeVisible();
  await page.goto("/en/history");
  const deed = row(page, at.t("History.act.suspend", { count: facts.length }));
  await deed.getByText(at.t("History.change"), { exact: true }).click();
  await deed.getByRole("button", { name: at.t("History.takeBack") }).click();
  await expect(notice(page)).toHaveText(at.t("History.takenBack", { count: facts.length }));
  expect((await exported(page)).holds).toEqual([]);
});

test("older answers stand on further pages", async ({ page }) => {
  const at = visit(page, "en");
  const entries = Array.from({ length: 60 }, (_, i) =>
    reviewOf(found(facts[i], `fact ${i}`), "good", 40 - i / 2),
  );
  await sendPast(page.request, entries);
  await page.goto("/en/progress");
  await page.getByRole("link", { name: at.t("Progress.history") }).click();
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows).toHaveCount(50);
  await page.getByRole("link", { name: at.t("History.earlier") }).click();
  await expect(rows).toHaveCount(10);
  await expect(page.getByRole("link", { name: at.t("History.earlier") })).toHaveCount(0);
  await page.getByRole("link", { name: at.t("History.newest") }).click();
  await expect(rows).toHaveCount(50);
});

for (const locale of locales) {
  test(`the history is accessible, by day and by night (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/${locale}/history`);
    await expect(page.getByText(at.t("History.empty"))).toBeVisible();
    await expectAccessible(page, "without answers");
    await sendPast(page.request, [reviewOf(first, "good", 9), reviewOf(second, "again", 2)]);
    await page.goto(`/${locale}/history`);
    await rate(at, "hard");
    await expect(notice(page)).toBeVisible();
    for (const fold of await page.getByText(at.t("History.change"), { exact: true }).all())
      if (!(await fold.evaluate((one) => one.closest("details")?.open))) await fold.click();
    await page.emulateMedia({ colorScheme: "light" });
    await expectAccessible(page, "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectContrast(page, "dark");
    await page.setViewportSize({ width: 320, height: 640 });
    await expectFits(page, "history");
  });
}
