import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { locales } from "../lib/domain/article";
import { levels } from "../lib/domain/memory";
import { learnedAll, sendPast } from "./past";
import { visit } from "./steps";
import { expect, test } from "./test";

const linesOf = (csv: string): string[] => csv.replace("\ufeff", "").split("\r\n").filter(Boolean);

/** The numbers in the open table of a figure, as they are shown. */
const cellsOf = (page: Page, figure: string): Promise<string[]> =>
  page.locator(`#${figure} tbody td`).allTextContents();

for (const locale of locales) {
  test(`a figure's table can be taken along as CSV (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    await sendPast(page.request, learnedAll(3, 12));
    await page.goto(`/${locale}/progress`);
    const figure = page.locator("#facts");
    await figure.getByText(t("Figures.table")).click();
    const shown = await cellsOf(page, "facts");
    const download = page.waitForEvent("download");
    await figure
      .getByRole("link", { name: t("Figures.csvOf", { title: t("Progress.facts") }) })
      .click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("weetje-facts.csv");
    const csv = await readFile(await file.path(), "utf8");
    expect(csv.startsWith("\ufeff")).toBe(true);
    const [head, ...rows] = linesOf(csv);
    const delimiter = { nl: ";", en: "," }[locale];
    expect(head?.split(delimiter)).toEqual([
      t("Progress.section"),
      ...levels.map((level) => t(`Levels.${level}`)),
    ]);
    const written = rows.flatMap((row) => row.split(delimiter).slice(1));
    expect(written.length).toBeGreaterThan(0);
    expect(shown).toEqual(written);
  });
}

test("a figure of a visitor has its head alone, and one that is not there is not found", async ({
  request,
}) => {
  const response = await request.get("/api/figures/facts?locale=en");
  expect(response.status()).toBe(200);
  expect(linesOf(await response.text())).toHaveLength(1);
  expect(response.headers()).not.toHaveProperty("set-cookie");
  expect(response.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "cache-control": "private, no-store",
  });
  for (const unknown of ["nothing", "constructor"])
    expect((await request.get(`/api/figures/${unknown}`)).status()).toBe(404);
});

for (const locale of locales) {
  test(`the tabs of progress lead to its pages (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    await page.goto(`/${locale}/progress`);
    const tabs = page.getByRole("navigation", { name: t("Progress.tabs") });
    for (const name of ["Working", "Habit", "WeakSpots"] as const) {
      const tab = tabs.getByRole("link", { name: t(`${name}.title`) });
      await tab.click();
      await expect(page).toHaveTitle(`${t(`${name}.title`)} · Weetje`);
      await expect(tab).toHaveAttribute("aria-current", "page");
      await expect(tabs.locator("[aria-current]")).toHaveCount(1);
    }
  });
}
