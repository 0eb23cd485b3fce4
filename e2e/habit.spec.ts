import { locales } from "../lib/domain/article";
import { schedulingDay } from "../lib/domain/day";
import { defaultSettings } from "../lib/domain/learner";
import type { SentEntry } from "../lib/study/entries";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { facts, found } from "./bank";
import { dayMs, reviewOf, sendPast } from "./past";
import { changeOwnSettings, visit } from "./steps";
import { expect, test } from "./test";
import { percent } from "./words";

const phone = { width: 390, height: 844 };
const smallPhone = { width: 320, height: 640 };
const figures = ["calendar", "days", "minutes", "times"] as const;

/** The same answer `daysAgo` days before today, at an hour of the clock in Greenwich. */
const atHour = (entry: SentEntry, hour: number, daysAgo: number): SentEntry => {
  const midnight = Math.floor(Date.now() / dayMs) * dayMs;
  return { ...entry, at: midnight - daysAgo * dayMs + hour * 3_600_000 };
};

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: phone });

for (const locale of locales) {
  test(`the habit of a visitor says what will be there (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    await page.goto(`/${locale}/progress/habit`);
    for (const figure of figures)
      await expect(
        page.getByRole("heading", { level: 2, name: t(`Habit.${figure}`) }),
      ).toBeVisible();
    for (const text of ["calendarEmpty", "daysEmpty", "minutesEmpty"] as const)
      await expect(page.getByText(t(`Habit.${text}`))).toBeVisible();
    await expect(page.getByText(t("Habit.timesEmpty", { fewest: 30 }))).toBeVisible();
    await expect(page.getByText(t("Figures.table"))).toHaveCount(0);
    await expectAccessible(page, "habit of a visitor");
  });

  test(`the habit of a learner with a past (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    // Learned at two hours of one day, whatever hour it is now; all recalled in the morning, all forgotten in
    // the evening.
    await sendPast(page.request, [
      ...[9, 10].flatMap((hour) =>
        facts.slice(0, 80).map((fact) => atHour(reviewOf(fact, "good", 0), hour, 20)),
      ),
      ...facts.slice(0, 40).map((fact) => atHour(reviewOf(fact, "good", 0), 9, 3)),
      ...facts.slice(40, 80).map((fact) => atHour(reviewOf(fact, "again", 0), 19, 3)),
    ]);
    await page.goto(`/${locale}/progress/habit`);
    await expect(
      page.getByText(t("Habit.calendarFinding", { streak: 0, answers: 240, days: 2 })),
    ).toBeVisible();
    await expect(
      page.getByText(t("Habit.daysFinding", { answers: 240, right: 200, days: 2 })),
    ).toBeVisible();
    // Four seconds each: sixteen minutes on two days.
    const minutes = (count: number) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "long" }).format(
        count,
      );
    await expect(
      page.getByText(t("Habit.minutesFinding", { aDay: minutes(8), total: minutes(16) })),
    ).toBeVisible();
    await expect(page.locator("#times")).toContainText(t("Habit.when-morning"));
    await expect(page.locator("#times")).toContainText(percent(1, locale));

    for (const fold of await page.getByText(t("Figures.table")).all()) await fold.click();
    await expect(page.locator("#calendar tbody tr")).toHaveCount(2);
    await expect(page.locator("#calendar tbody td")).toHaveText(["160", "–", "80", "–"]);
    await page.emulateMedia({ colorScheme: "light" });
    await expectAccessible(page, "habit, light");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectContrast(page, "habit, dark");
    await page.setViewportSize(smallPhone);
    await expectFits(page, "habit");
  });
}

test("days off are forgiven, and marked", async ({ page }) => {
  const { t } = visit(page, "en");
  const fact = found(facts[0], "a fact");
  await sendPast(
    page.request,
    [2, 0].map((daysAgo) => reviewOf(fact, "good", daysAgo)),
  );
  await page.goto("/en/progress/habit");
  await expect(
    page.getByText(t("Habit.calendarFinding", { streak: 1, answers: 2, days: 2 })),
  ).toBeVisible();
  await expect(page.locator("#calendar").getByText(t("Habit.dayOff"))).toHaveCount(0);

  const yesterday = schedulingDay(Date.now() - dayMs, defaultSettings);
  await changeOwnSettings(page, { daysOff: [{ from: yesterday, to: yesterday }] });
  await page.reload();
  await expect(
    page.getByText(t("Habit.calendarFinding", { streak: 2, answers: 2, days: 2 })),
  ).toBeVisible();
  await expect(page.locator("#calendar li").getByText(t("Habit.dayOff"))).toBeVisible();
});
