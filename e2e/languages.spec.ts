import type { Page } from "@playwright/test";
import { locales } from "../lib/domain/article";
import { article } from "./bank";
import { startMix, visit } from "./steps";
import { expect, notFound, test } from "./test";
import { other, words } from "./words";

const languages = [
  ["nl-NL", "nl"],
  ["en-GB", "en"],
  ["de-DE", "nl"],
] as const;

for (const [preferred, locale] of languages) {
  test(`a browser in ${preferred} gets ${locale}`, async ({ newVisitor }) => {
    const page = await newVisitor({ locale: preferred });
    await page.goto("/");
    await expect(page).toHaveURL(`/${locale}`);
    await expectLanguage(page, locale);
    await expect(
      page.getByRole("heading", { level: 1, name: words(locale)("Today.welcomeTitle") }),
    ).toBeVisible();
  });
}

const expectLanguage = (page: Page, locale: string) =>
  expect(page.locator("html")).toHaveAttribute("lang", locale);

for (const locale of locales) {
  const t = words(locale);

  test(`every page has its title in ${locale}`, async ({ page }) => {
    const titles: [path: string, title: string][] = [
      ["", `Weetje · ${t("App.tagline")}`],
      [`/articles/${article.id}`, `${article.title[locale]} · Weetje`],
      ["/quiz", `${t("QuizStart.title")} · Weetje`],
      ["/review", `${t("Review.title")} · Weetje`],
      ["/progress", `${t("Progress.title")} · Weetje`],
      ["/you", `${t("You.title")} · Weetje`],
    ];
    for (const [path, title] of titles) {
      await page.goto(`/${locale}${path}`);
      await expect(page).toHaveTitle(title);
      await expectLanguage(page, locale);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    }
    await startMix(visit(page, locale));
    await expect(page).toHaveTitle(`${t("QuizStart.title")} · Weetje`);
    await page.goto(`${page.url()}/result`);
    await expect(page).toHaveTitle(`${t("QuizResult.title")} · Weetje`);
  });

  test(`switching from ${locale} stays on the page, with what was asked of it`, async ({
    page,
  }) => {
    const elsewhere = words(other[locale]);
    await page.goto(`/${locale}/quiz?failure=no-questions`);
    await page.getByRole("link", { name: t("App.otherLanguage") }).click();
    await expect(page).toHaveURL(`/${other[locale]}/quiz?failure=no-questions`);
    await expectLanguage(page, other[locale]);
    await expect(page.getByRole("main").getByRole("alert")).toHaveText(
      elsewhere("QuizStart.failure.no-questions"),
    );
    await page.getByRole("link", { name: elsewhere("App.otherLanguage") }).click();
    await expect(page).toHaveURL(`/${locale}/quiz?failure=no-questions`);
    await expectLanguage(page, locale);
  });

  for (const path of ["/nothing-here", "/articles/nothing", "/quiz/nothing"]) {
    test(`${path} is not found, in ${locale}`, async ({ page, faults }) => {
      faults.announce(...notFound);
      const response = await page.goto(`/${locale}${path}`);
      expect(response?.status()).toBe(404);
      await expectLanguage(page, locale);
      await expect(page.getByRole("heading", { name: t("Errors.notFoundTitle") })).toBeVisible();
      await page.getByRole("link", { name: t("Errors.home"), exact: true }).click();
      await expect(page).toHaveURL(`/${locale}`);
    });
  }
}

test("an address outside both languages is not found, in both", async ({ page, faults }) => {
  faults.announce(...notFound);
  const response = await page.goto("/robots.txt");
  expect(response?.status()).toBe(404);
  for (const locale of locales) {
    await expect(
      page.getByRole("heading", { name: words(locale)("Errors.notFoundTitle") }),
    ).toBeVisible();
  }
});
