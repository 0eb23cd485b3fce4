/** What every page must be: accessible by what a program can tell, and no wider than the screen. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The title is waited for instead: whenever a page is fetched anew, Next leaves the tab without one for a moment. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await expect(page).toHaveTitle(/\S/);
  const axe = new AxeBuilder({ page }).withTags(rules).disableRules("document-title");
  await expectNothing(page, axe, screen);
}

/** What a theme changes: the colours alone. */
export const expectContrast = (page: Page, screen: string) =>
  expectNothing(page, new AxeBuilder({ page }).withRules("color-contrast"), screen);

async function expectNothing(page: Page, axe: AxeBuilder, screen: string): Promise<void> {
  // While the theme changes, some colours are of neither.
  await expect.poll(() => page.evaluate(countMoving)).toBe(0);
  // There are no frames, so no second page is needed to look into them.
  const { violations, passes } = await axe.setLegacyMode().analyze();
  expect(passes.length).toBeGreaterThan(0);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
  expect.soft(found, screen).toEqual([]);
}

/** Runs in the page. */
const countMoving = (): number =>
  document.getAnimations().filter(({ playState }) => playState === "running").length;

/** Nothing sticks out sideways, and what is to be pressed can be hit. */
export async function expectFits(page: Page, screen: string): Promise<void> {
  const { overflow, tooSmall } = await page.evaluate(() => {
    const smallest = 24;
    const isInText = (element: Element) =>
      element.matches("a") &&
      getComputedStyle(element).display === "inline" &&
      element.closest("p, li, dd") !== null;
    const controls = [...document.querySelectorAll("a, button, input, select, summary")].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !isInText(element),
    );
    return {
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      tooSmall: controls
        .map((element) => element.closest("label") ?? element)
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width < smallest || height < smallest;
        })
        .map((element) => element.outerHTML),
    };
  });
  expect.soft(overflow, `${screen}: wider than the screen by`).toBeLessThanOrEqual(0);
  expect.soft(tooSmall, `${screen}: too small to press`).toEqual([]);
}
