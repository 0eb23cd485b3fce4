import { locales } from "../lib/domain/article";
import { defaultSettings } from "../lib/domain/learner";
import { learnedAll, sendPast } from "./past";
import { cardPrompt, exported, visit } from "./steps";
import { expect, test } from "./test";

for (const locale of locales) {
  test(`settings explain themselves and are kept (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    await page.goto(`/${locale}/settings`);
    const retention = page.getByRole("slider");
    const before = await retention.getAttribute("aria-valuetext");
    await retention.fill("97");
    await expect(retention).not.toHaveAttribute("aria-valuetext", before ?? "");

    await page.getByLabel(t("Settings.newFactsPerDay")).fill("3");
    await page.getByLabel(t("Settings.reviewsPerDay")).fill("40");
    await page.getByLabel(t("Settings.typedCards")).check();
    await page.getByLabel(t("Settings.askConfidence")).check();
    await page.getByLabel(t("Settings.language-both")).check();
    await page
      .getByRole("radio", { name: `${t("Settings.quiz-none")} ${t("Settings.quiz-none-text")}` })
      .check();
    await page.getByLabel(t("Settings.learningSteps")).selectOption("10");
    await page.getByLabel(t("Settings.rolloverHour")).selectOption("5");
    await page.getByLabel(t("Settings.timeZone")).selectOption("America/New_York");
    await page.getByRole("button", { name: t("Settings.save") }).click();
    await expect(page.getByText(t("Settings.saved"))).toBeVisible();

    await expect(retention).toHaveValue("97");
    const { learner } = await exported(page);
    expect({ ...defaultSettings, ...learner?.settings }).toEqual({
      ...defaultSettings,
      desiredRetention: 0.97,
      newFactsPerDay: 3,
      reviewsPerDay: 40,
      typedCards: true,
      askConfidence: true,
      cardLanguage: "both",
      quizPolicy: "none",
      learningStepsMinutes: [10],
      rolloverHour: 5,
      timeZone: "America/New_York",
    });

    await page.goto(`/${locale}/review`);
    await expect(page.getByRole("main")).toContainText(`${t("Review.left")} 3`);
  });
}

test("a slider that is moved before its script has come tells where it stands", async ({
  page,
}) => {
  let letScripts = () => {};
  const areLet = new Promise<void>((resolve) => {
    letScripts = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await areLet;
    await route.continue();
  });
  await page.goto("/en/settings", { waitUntil: "commit" });
  const slider = page.getByRole("slider");
  await slider.fill("97");
  letScripts();
  await expect(slider).toHaveAttribute("aria-valuetext", /^97%/);
});

test("another desired retention moves what is due, and back", async ({ page }) => {
  const at = visit(page, "en");
  await sendPast(page.request, learnedAll(1, 30));
  const dueDates = async () =>
    new Map((await exported(page)).memories.map(({ factId, dueAt }) => [factId, dueAt]));
  const before = await dueDates();
  const choose = async (percent: string) => {
    await page.goto("/en/settings");
    await page.getByRole("slider").fill(percent);
    await page.getByRole("button", { name: at.t("Settings.save") }).click();
    await expect(page.getByText(at.t("Settings.saved"))).toBeVisible();
  };
  await choose("70");
  const lax = await dueDates();
  for (const [factId, dueAt] of before)
    expect(lax.get(factId), factId).toBeGreaterThanOrEqual(dueAt);
  expect(lax).not.toEqual(before);
  await choose("90");
  expect(await dueDates()).toEqual(before);
});

test("a form that was tampered with changes nothing and says so", async ({ page }) => {
  const { t } = visit(page, "nl");
  await page.goto("/nl/settings");
  const amount = page.getByLabel(t("Settings.newFactsPerDay"));
  await amount.evaluate((input) => input.removeAttribute("max"));
  await amount.fill("100000");
  await page.getByRole("button", { name: t("Settings.save") }).click();
  await expect(page.getByText(t("Settings.failure"))).toBeVisible();
  await expect(amount).toHaveValue(`${defaultSettings.newFactsPerDay}`);
});

test("there is more to study than the cards of the day", async ({ page }) => {
  const at = visit(page, "en");
  const { t } = at;
  await sendPast(page.request, learnedAll(1, 12));
  await page.goto("/en");
  await page.getByRole("link", { name: t("Today.studyMore") }).click();
  await page.getByRole("link", { name: t("Study.startOf", { what: t("Study.ahead") }) }).click();
  const { factId } = await cardPrompt(at);
  const { memories } = await exported(page);
  const memory = memories.find((one) => one.factId === factId);
  expect(memory?.dueAt).toBeGreaterThan(Date.now());
});
