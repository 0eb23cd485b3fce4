import { type Locale, locales } from "../lib/domain/article";
import type { SentEntry } from "../lib/study/entries";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { facts } from "./bank";
import { reviewOf, sendPast } from "./past";
import { changeOwnSettings, type Visit, visit } from "./steps";
import { expect, test } from "./test";
import { percent } from "./words";

test.use({ trace: "off" });

const phone = { width: 390, height: 844 };
const smallPhone = { width: 320, height: 640 };

/**
 * Thirty facts, met 40 days ago. Ten were recalled 30 days ago; all were asked 20 days ago, when the first
 * 24 were recalled. Of those the learner was sure; of the others, once in six wrongly, they guessed.
 */
const log = (): SentEntry[] =>
  facts.slice(0, 30).flatMap((fact, i) => [
    reviewOf(fact, "easy", 40),
    ...(i < 10 ? [reviewOf(fact, "good", 30)] : []),
    {
      ...reviewOf(fact, i < 24 ? "good" : "again", 20),
      confidence: i < 24 || i === 29 ? ("sure" as const) : ("guess" as const),
    },
  ]);

for (const locale of locales) {
  test(`before there are answers it says what will be there, and when (${locale})`, async ({
    page,
  }) => {
    const { t } = visit(page, locale);
    await page.goto(`/${locale}/progress/working`);
    for (const figure of ["retention", "calibration"] as const)
      await expect(page.locator(`#${figure}`)).toContainText(t(`Working.${figure}Empty`));
    await page.getByText(t("Working.forExperts")).click();
    await expect(page.locator("#losses")).toContainText(t("Working.lossesEmpty"));
    await expectAccessible(page, "working, empty");

    await page.getByRole("link", { name: t("Working.confidenceOn") }).click();
    const asks = page.getByLabel(t("Settings.askConfidence"));
    await expect(asks).toBeInViewport();
    await asks.check();
    await page.getByRole("button", { name: t("Settings.save") }).click();
    await expect(page.getByText(t("Settings.saved"))).toBeVisible();
    await page.goto(`/${locale}/progress/working`);
    await expect(page.locator("#confidence")).toContainText(t("Working.confidenceEmpty"));
  });

  test(`answers come out in findings, tables and CSV (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    const share = (right: number, answers: number) => percent(right / answers, locale);
    await page.setViewportSize(phone);
    await sendPast(page.request, log());
    await page.goto(`/${locale}/progress/working`);
    await expect(page.locator("#retention")).toContainText(
      t("Working.retentionFinding", {
        comparison: "asExpected",
        answers: 30,
        right: 24,
        share: share(24, 30),
        aim: share(9, 10),
      }),
    );
    await expect(page.locator("#confidence")).toContainText(
      t("Working.confidenceSure", { sure: share(24, 25) }),
    );
    await expect(page.locator("#confidence li")).toContainText([
      t("Working.rightOf", { share: share(24, 25), right: 24, answers: 25 }),
      t("Working.rightOf", { share: share(0, 5), right: 0, answers: 5 }),
    ]);

    expect(await tableOf(at, "retention")).toEqual([
      ["10", "10", share(1, 1), "72–100%"],
      ["30", "24", share(24, 30), "63–90%"],
    ]);
    const response = await page.request.get(`/api/figures/retention?locale=${locale}`);
    const [, ...rows] = (await response.text()).split("\r\n").filter(Boolean);
    const delimiter = { nl: ";", en: "," }[locale];
    expect(rows.map((row) => row.split(delimiter).slice(1))).toEqual([
      ["10", "10", "1", "72–100%"],
      ["30", "24", { nl: "0,8", en: "0.8" }[locale], "63–90%"],
    ]);

    // Ten facts had been recalled once by then: each group had a chance of its own.
    const asked = (await tableOf(at, "calibration")).map(([answers]) => Number(answers));
    expect(asked.reduce((a, b) => a + b)).toBe(40);

    await page.getByText(t("Working.forExperts")).click();
    await expect(page.locator("#losses dd:first-of-type")).toHaveText([
      /^0[.,]\d{3}$/,
      average(locale),
      /./,
    ]);
    await expectAccessible(page, "working");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectContrast(page, "working, dark");
    await page.setViewportSize(smallPhone);
    await expectFits(page, "working");
    await page
      .locator("#losses")
      .getByRole("link", { name: t("Working.heldOutLink") })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: t("Fit.title") })).toBeVisible();
  });
}

test("another aim is what the same answers are held against", async ({ page }) => {
  const { t } = visit(page, "en");
  await sendPast(page.request, log());
  const finding = page.locator("#retention p").first();
  const said = (comparison: string, aim: string) =>
    t("Working.retentionFinding", { comparison, answers: 30, right: 24, share: "80%", aim });
  await changeOwnSettings(page, { desiredRetention: 0.95 });
  await page.goto("/en/progress/working");
  await expect(finding).toHaveText(said("below", "95%"));
  await changeOwnSettings(page, { desiredRetention: 0.6 });
  await page.reload();
  await expect(finding).toHaveText(said("above", "60%"));
});

test("a few answers are told of without a judgement", async ({ page }) => {
  const { t } = visit(page, "en");
  const [fact] = facts;
  if (!fact) throw new Error("no facts");
  await sendPast(page.request, [reviewOf(fact, "easy", 12), reviewOf(fact, "good", 2)]);
  await page.goto("/en/progress/working");
  await expect(page.locator("#retention")).toContainText(
    t("Working.retentionFinding", {
      comparison: "tooFew",
      answers: 1,
      right: 1,
      share: "100%",
      aim: "90%",
    }),
  );
  await expect(page.locator("#retention-levels")).toContainText(t("Working.levelsTooFew"));
  await expectAccessible(page, "working, one answer");
});

/** The cells of a figure's table without the first of each row, once it is open. */
async function tableOf({ page, t }: Visit, figure: string): Promise<string[][]> {
  const section = page.locator(`#${figure}`);
  await section.getByText(t("Figures.table")).click();
  const rows = await section.locator("tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("td").allTextContents()));
}

/** -(24 ln 0.8 + 6 ln 0.2) / 30 */
const average = (locale: Locale): string => ({ nl: "0,500", en: "0.500" })[locale];
