import type { Page } from "@playwright/test";
import { type ChoicePrompt, locales, type Prompt } from "../lib/domain/article";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { article, type facts, found, keyText, optionText } from "./bank";
import { forgetful, sendPast, takePastQuiz } from "./past";
import { cardPrompt, tabTo, visit } from "./steps";
import { expect, test } from "./test";
import { percent } from "./words";

const figures = [
  "hardest",
  "confusions",
  "sections",
  "kinds",
  "languages",
  "quizzes",
  "then-and-now",
] as const;

const isChoice = (prompt: Prompt): prompt is ChoicePrompt => prompt.kind === "choice";

/** Five questions on one section. */
const section = found(
  article.sections.find((one) => choicesOf(one.facts).length >= 5),
  "a section with five questions to choose in",
);
function choicesOf(of: typeof facts): readonly ChoicePrompt[] {
  return of.flatMap(({ prompts }) => prompts.filter(isChoice)).slice(0, 5);
}
const asked = choicesOf(section.facts);

const keyPlace = ({ keys }: ChoicePrompt): number => found(keys[0], "a key");
const wrongPlace = ({ options, keys }: ChoicePrompt): number =>
  found(
    [...options.keys()].find((place) => !keys.includes(place)),
    "a wrong option",
  );

/** Half a year of cards that slip now and then, two quizzes long ago and two of late. */
async function withPast(page: Page): Promise<void> {
  await sendPast(page.request, forgetful(12));
  for (const [daysAgo, right] of [
    [50, 0],
    [49, 1],
    [3, 4],
    [2, 5],
  ] as const)
    await takePastQuiz(
      page,
      daysAgo,
      asked.map((prompt, i) => [prompt, i < right ? keyPlace(prompt) : wrongPlace(prompt)]),
    );
}

for (const locale of locales) {
  test(`weak spots of who has not begun say what will be there (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    await page.goto(`/${locale}/progress/weak-spots`);
    await expect(page.getByText(t("WeakSpots.empty"))).toBeVisible();
    await expectAccessible(page, "weak spots without answers");
    await page.getByRole("link", { name: t("WeakSpots.emptyStart") }).click();
    await expect(page).toHaveURL(`/${locale}/quiz`);
  });

  test(`weak spots after a few cards say what is still to come (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    await sendPast(page.request, forgetful(1).slice(0, 1));
    await page.goto(`/${locale}/progress/weak-spots`);
    for (const name of [
      "hardest",
      "confusions",
      "sections",
      "kinds",
      "languages",
      "quizzes",
      "thenAndNow",
    ] as const) {
      await expect(page.getByRole("heading", { name: t(`WeakSpots.${name}`) })).toBeVisible();
      await expect(page.getByText(t(`WeakSpots.${name}Empty`))).toBeVisible();
    }
    await expectAccessible(page, "weak spots after a few cards");
  });

  test(`what hurts is shown with a way to mend it, by keyboard alone (${locale})`, async ({
    page,
  }) => {
    const at = visit(page, locale);
    const { t } = at;
    await withPast(page);
    await page.goto(`/${locale}/progress/weak-spots`);

    // The first question of the section went wrong twice, the same way; then right.
    const confusions = page.locator("#confusions");
    const second = found(asked[1], "a second question");
    const pair = confusions.getByRole("listitem").filter({ hasText: second.stem[locale] });
    await expect(pair).toContainText(optionText(second, wrongPlace(second), locale));
    await expect(pair).toContainText(keyText(second, locale));
    await expect(pair).toContainText(second.rationale[locale]);
    await expect(pair).toContainText(t("WeakSpots.pickedTimes", { times: 2 }));

    await expect(
      page.getByText(t("WeakSpots.quizzesFinding", { quizzes: 4, right: 10, answers: 20 })),
    ).toBeVisible();
    await expect(
      page.getByText(t("WeakSpots.thenAndNowFinding", { better: 1, sections: 1 })),
    ).toBeVisible();
    const words = { first: percent(0.1, locale), latest: percent(0.9, locale) };
    await expect(page.locator("#then-and-now").getByRole("listitem")).toContainText(
      t("WeakSpots.fromTo", words),
    );

    const study = page.getByRole("link", { name: t("WeakSpots.study") });
    await expect(page.locator(".button.primary")).toHaveCount(1);
    await tabTo(page, study);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/review\?study=weak&since=\d+&from=/);
    await cardPrompt(at);

    await page.goBack();
    const hardest = page.locator("#hardest").getByRole("link").first();
    await tabTo(page, hardest);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/${locale}/facts/[^/]+$`));
  });

  test(`weak spots are accessible by day, by night and on a small phone, with numbers to take along (${locale})`, async ({
    page,
  }) => {
    const { t } = visit(page, locale);
    await withPast(page);
    await page.goto(`/${locale}/progress/weak-spots`);
    for (const fold of await page.getByText(t("Figures.table")).all()) await fold.click();
    await expect(page.getByRole("columnheader", { name: t("WeakSpots.picked") })).toBeVisible();
    await page.emulateMedia({ colorScheme: "light" });
    await expectAccessible(page, "weak spots, light");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectContrast(page, "weak spots, dark");
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await expectFits(page, `weak spots at ${width}`);
    }
    for (const figure of figures) {
      const response = await page.request.get(`/api/figures/${figure}?locale=${locale}`);
      expect(response.status(), figure).toBe(200);
      const lines = (await response.text()).trim().split("\r\n");
      const rows = await page.locator(`#${figure} tbody tr`).count();
      // Languages stand beside each other only when there are two.
      expect(lines.length - 1, figure).toBe(figure === "languages" ? 1 : rows);
    }
  });
}
