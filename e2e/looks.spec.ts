import type { Page } from "@playwright/test";
import { locales } from "../lib/domain/article";
import { visit } from "./steps";
import { expect, test } from "./test";
import { words } from "./words";

/** From 0, black, to 255, white. */
const brightness = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (
      getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []
    ).map(Number);
    return (red + green + blue) / 3;
  });
const expectLight = (page: Page) => expect.poll(() => brightness(page)).toBeGreaterThan(200);
const expectDark = (page: Page) => expect.poll(() => brightness(page)).toBeLessThan(60);

test("paper or night sky, as the device has it", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/nl");
  await expectLight(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectDark(page);
});

for (const javaScriptEnabled of [true, false]) {
  for (const locale of locales) {
    const script = javaScriptEnabled ? "with" : "without";
    test(`a chosen look stays, ${script} JavaScript (${locale})`, async ({ newVisitor }) => {
      const page = await newVisitor({ javaScriptEnabled, colorScheme: "light" });
      const { t } = visit(page, locale);
      const choice = (theme: "system" | "light" | "dark") =>
        page.getByRole("button", { name: t(`Theme.${theme}`), exact: true });

      await page.goto(`/${locale}/settings`);
      await expect(choice("system")).toHaveAttribute("aria-pressed", "true");
      await choice("dark").click();
      await expect(choice("dark")).toHaveAttribute("aria-pressed", "true");
      await expectDark(page);
      await page.reload();
      await expectDark(page);
      await page.goto(`/${locale}/quiz`);
      await expectDark(page);

      await page.emulateMedia({ colorScheme: "dark" });
      await page.goto(`/${locale}/settings`);
      await choice("light").click();
      await expect(choice("light")).toHaveAttribute("aria-pressed", "true");
      await expectLight(page);
      await choice("system").click();
      await expect(choice("system")).toHaveAttribute("aria-pressed", "true");
      await expectDark(page);
    });
  }
}

test("things move only for those who like movement", async ({ page }) => {
  const { t } = { t: words("en") };
  await page.goto("/en/review");
  const card = page.getByRole("article");
  await expect(page.getByRole("button", { name: t("Review.reveal") })).toBeVisible();
  const duration = () => card.evaluate((element) => getComputedStyle(element).animationDuration);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(Number.parseFloat(await duration())).toBeGreaterThan(0.1);
  expect(Number.parseFloat(await duration())).toBeLessThanOrEqual(0.2);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(Number.parseFloat(await duration())).toBe(0);
});
