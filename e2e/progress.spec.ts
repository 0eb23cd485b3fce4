import { locales } from "../lib/domain/article";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { facts } from "./bank";
import { learnedAll, reviewOf, sendPast } from "./past";
import { visit } from "./steps";
import { expect, test } from "./test";

for (const locale of locales) {
  test(`what lasts, what is coming and what to do now (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    const [first, second] = facts;
    await sendPast(page.request, [
      ...learnedAll(60, 20),
      ...facts.slice(0, 20).map((fact) => reviewOf(fact, "good", 50)),
      ...[first, second].flatMap((fact) => (fact ? reviewOf(fact, "good", 12) : [])),
    ]);
    await page.goto(`/${locale}/progress`);
    const lasting = page.locator("#lasting");
    await expect(lasting).toContainText(t("Lasting.finding", { proven: 2, met: 20, wait: "d30" }));
    await lasting.getByText(t("Figures.table")).click();
    const row = (name: "d1" | "d7" | "d30" | "d90") =>
      lasting.getByRole("row", { name: t(`Lasting.waits.${name}`) }).getByRole("cell");
    await expect(row("d1").first()).toHaveText("20");
    await expect(row("d7").first()).toHaveText("20");
    await expect(row("d30").first()).toHaveText("2");
    await expect(row("d90").first()).toHaveText("0");

    const ahead = page.locator("#ahead");
    await ahead.getByText(t("Figures.table")).click();
    await expect(ahead.locator("tbody tr")).toHaveCount(28);
    await expect(page.locator("#costs")).toContainText("95");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `progress, ${colorScheme}`);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await expectFits(page, "progress");
    await expectContrast(page, "progress on a phone");

    await page.getByRole("link", { name: t("Ahead.nowReview") }).click();
    await expect(page.locator("article[data-side=front]")).toBeVisible();
  });
}

test("a single answer breaks nothing: what lasts says what will be there", async ({ page }) => {
  const { t } = visit(page, "en");
  const [first] = facts;
  await sendPast(page.request, first ? [reviewOf(first, "good", 0)] : []);
  await page.goto("/en/progress");
  await expect(page.locator("#lasting")).toContainText(t("Lasting.empty"));
  await expect(page.locator("#ahead svg").first()).toBeVisible();
  await expectAccessible(page, "progress after one answer");
});
