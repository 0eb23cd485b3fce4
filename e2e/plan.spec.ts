import { locales } from "../lib/domain/article";
import { addDays } from "../lib/domain/day";
import { facts } from "./bank";
import { learnedAll, reviewOf, sendPast } from "./past";
import { cardPrompt, exported, visit } from "./steps";
import { expect, test } from "./test";

/** Days from today on the server's calendar, far enough from midnight not to matter. */
const inDays = (days: number): string => addDays(new Date().toISOString().slice(0, 10), days);

for (const locale of locales) {
  test(`a goal spreads the new facts over the days until then (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    await page.goto(`/${locale}/plan`);
    await page.getByLabel(t("Plan.goalBy")).fill(inDays(33));
    await page.getByRole("button", { name: t("Plan.goalSet") }).click();
    await expect(page.getByText(t("Plan.saved"))).toBeVisible();
    await expect(page.getByText(t("Plan.goal-comfortable"))).toBeVisible();

    const { learner } = await exported(page);
    expect(learner?.settings.goal).toEqual({ articleId: "magnesium", by: inDays(33) });

    // 124 facts on about 32 days: four today instead of the usual ten.
    await page.goto(`/${locale}/review`);
    await cardPrompt(at);
    await expect(page.getByRole("main")).toContainText(`${t("Review.left")} 4`);
    await page.goto(`/${locale}`);
    await expect(page.getByRole("heading", { name: t("Today.goal") })).toBeVisible();

    await page.goto(`/${locale}/plan`);
    await page.getByRole("button", { name: t("Plan.goalDrop") }).click();
    await expect(page.getByRole("button", { name: t("Plan.goalSet") })).toBeVisible();
    expect((await exported(page)).learner?.settings.goal).toBeUndefined();
  });
}

test("a goal says when it cannot be made, and when it has been", async ({ page }) => {
  const { t } = visit(page, "en");
  await page.goto("/en/plan");
  await page.getByLabel(t("Plan.goalBy")).fill(inDays(0));
  await page.getByRole("button", { name: t("Plan.goalSet") }).click();
  await expect(page.getByText(t("Plan.goal-hard"))).toBeVisible();

  await sendPast(page.request, learnedAll(3));
  await page.reload();
  await expect(page.getByText(t("Plan.goalReached"))).toBeVisible();
});

test("a day that has passed is no goal, and no one begins by it", async ({ page }) => {
  const { t } = visit(page, "en");
  await page.goto("/en/plan");
  const by = page.getByLabel(t("Plan.goalBy"));
  await by.evaluate((input) => input.removeAttribute("min"));
  await by.fill(inDays(-2));
  await page.getByRole("button", { name: t("Plan.goalSet") }).click();
  await expect(page.getByText(t("Plan.failure.past"))).toBeVisible();
  expect((await page.request.get("/api/export")).status()).toBe(404);
});

for (const locale of locales) {
  test(`days off the wrong way round stay filled in, and the field says so (${locale})`, async ({
    page,
  }) => {
    const { t } = visit(page, locale);
    await page.goto(`/${locale}/plan`);
    const from = page.getByLabel(t("Plan.daysOffFrom"), { exact: true });
    const to = page.getByLabel(t("Plan.daysOffTo"), { exact: true });
    await from.fill(inDays(9));
    await to.fill(inDays(7));
    await page.getByRole("button", { name: t("Plan.daysOffAdd") }).click();
    await expect(to).toHaveAccessibleDescription(t("Plan.failure.order"));
    await expect(to).toBeFocused();
    await expect(from).toHaveValue(inDays(9));
    await expect(to).toHaveValue(inDays(7));

    await to.fill(inDays(12));
    await page.getByRole("button", { name: t("Plan.daysOffAdd") }).click();
    await expect(page.getByText(t("Plan.saved"))).toBeVisible();
    await expect(to).toHaveValue("");
    await expect(page.getByText(t("Plan.failure.order"))).toBeHidden();
    const { learner } = await exported(page);
    expect(learner?.settings.daysOff).toEqual([{ from: inDays(9), to: inDays(12) }]);
  });
}

for (const locale of locales) {
  test(`coming back after three weeks is no punishment (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    await sendPast(page.request, learnedAll(21));
    await page.goto(`/${locale}`);
    await expect(
      page.getByRole("heading", { level: 1, name: t("Today.todo", { cards: 50 }) }),
    ).toBeVisible();
    await expect(page.getByRole("main")).toContainText(
      t("Today.backlog", { perDay: 50, waiting: facts.length - 50 }),
    );
    await page.goto(`/${locale}/review`);
    await cardPrompt(at);
    await expect(page.getByRole("main")).toContainText(`${t("Review.left")} 50`);
  });
}

test("on days off nothing is asked; taken back, the cards are there again", async ({ page }) => {
  const { t } = visit(page, "nl");
  await sendPast(page.request, learnedAll(21, 12));
  await page.goto("/nl/plan");
  await page.getByLabel(t("Plan.daysOffFrom")).fill(inDays(-2));
  await page.getByLabel(t("Plan.daysOffTo")).fill(inDays(5));
  await page.getByRole("button", { name: t("Plan.daysOffAdd") }).click();
  await expect(page.getByText(t("Plan.saved"))).toBeVisible();

  const dayOff = page.getByRole("heading", { level: 1, name: t("Today.dayOff") });
  await page.goto("/nl");
  await expect(dayOff).toBeVisible();
  await expect(page.getByRole("link", { name: t("Today.review") })).toBeHidden();
  const untilWhen = await page.getByText(/Tot en met/).innerText();
  await page.goto("/nl/progress");
  await expect(page.getByText(untilWhen)).toBeVisible();
  await page.goto("/nl/review");
  await expect(dayOff).toBeVisible();
  await expect(page.getByText(untilWhen)).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(t("Review.doneTomorrow", { count: 0 }));

  await page.goto("/nl/plan");
  await page.getByRole("listitem").getByRole("button").click();
  await expect(page.getByText(t("Plan.daysOffNone"))).toBeVisible();
  await page.goto("/nl");
  await expect(dayOff).toBeHidden();
  await expect(page.getByRole("link", { name: t("Today.review") })).toBeVisible();
});

test("what waits for the coming days is told alike when a day is done", async ({ page }) => {
  const { t } = visit(page, "en");
  const [today, waiting] = [5, 3];
  await sendPast(page.request, learnedAll(21, today + waiting));
  await sendPast(
    page.request,
    facts.slice(0, today).map((fact) => reviewOf(fact, "easy", 0)),
  );
  await page.goto("/en/settings");
  await page.getByLabel(t("Settings.reviewsPerDay")).fill(`${today}`);
  await page.getByLabel(t("Settings.newFactsPerDay")).fill("0");
  await page.getByRole("button", { name: t("Settings.save") }).click();
  await expect(page.getByText(t("Settings.saved"))).toBeVisible();

  await page.goto("/en/review");
  await expect(page.getByRole("heading", { name: t("Review.doneTitle") })).toBeVisible();
  await expect(page.getByText(t("Today.waiting", { waiting }))).toBeVisible();
  await expect(page.getByText(t("Review.doneNew"))).toBeHidden();
  await page.goto("/en/progress");
  await expect(page.getByText(t("Today.waiting", { waiting }))).toBeVisible();
  await page.goto("/en");
  await expect(page.getByRole("main")).toContainText(
    t("Today.backlog", { perDay: today, waiting }),
  );
});

test("a week of nothing but quiet days asks for half of what is due", async ({ page }) => {
  const at = visit(page, "en");
  await sendPast(page.request, learnedAll(21, 20));
  await page.goto("/en/plan");
  for (const day of await page.getByRole("combobox").all()) await day.selectOption("half");
  await page.getByRole("button", { name: at.t("Plan.weekSave") }).click();
  await expect(page.getByText(at.t("Plan.saved"))).toBeVisible();
  await page.goto("/en/review");
  await cardPrompt(at);
  await expect(page.getByRole("main")).toContainText(`${at.t("Review.left")} 20`);
  const { learner } = await exported(page);
  expect(learner?.settings.weekLoads).toEqual(Array.from({ length: 7 }, () => "half"));
});
