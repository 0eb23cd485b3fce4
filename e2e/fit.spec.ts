import { spawnSync } from "node:child_process";
import { locales } from "../lib/domain/article";
import type { SentEntry } from "../lib/study/entries";
import { facts } from "./bank";
import { dayMs, pastReview, sendPast } from "./past";
import { exported, visit } from "./steps";
import { expect, test } from "./test";

// One after the other, so that the process that is paused is that of the journey.
test.describe.configure({ mode: "default" });

/** A learner who forgets faster than most: every third review, whatever the interval, goes wrong. */
function forgetful(count: number): SentEntry[] {
  return facts.slice(0, count).flatMap(({ id: factId }, i) =>
    [0, 2, 5, 12, 14, 20].map((days, k) =>
      pastReview({
        factId,
        rating: (i + k) % 3 === 2 ? "again" : "good",
        at: Date.now() - (60 - days - (i % 20)) * dayMs,
      }),
    ),
  );
}

for (const locale of locales) {
  test(`parameters are fitted, judged, and taken back (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    await sendPast(page.request, forgetful(60));
    await page.goto(`/${locale}/fit`);
    const start = page.getByRole("button", { name: t("Fit.start") });
    await start.click();
    await expect(page.getByText(t("Fit.outcome-adopted"))).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("row", { name: new RegExp(t("Fit.average")) })).toBeVisible();
    expect((await exported(page)).learner?.settings.parameters).toHaveLength(21);

    await page.getByRole("button", { name: t("Fit.useDefault") }).click();
    await expect(page.getByText(t("Fit.changed"))).toBeVisible();
    expect((await exported(page)).learner?.settings.parameters).toBeUndefined();
  });
}

test("with too few answers it says how many are needed", async ({ page }) => {
  const { t } = visit(page, "en");
  await sendPast(page.request, forgetful(3));
  await page.goto("/en/fit");
  await page.getByRole("button", { name: t("Fit.start") }).click();
  await expect(page.getByText(t("Fit.outcome-too-few", { fewest: 80 }))).toBeVisible();
});

test("a fit shows how far it is, goes on without its page, and can be stopped", async ({
  page,
}) => {
  const { t } = visit(page, "en");
  await sendPast(page.request, forgetful(40));
  await page.goto("/en/fit");
  await page.getByRole("button", { name: t("Fit.start") }).click();
  await pauseFit();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.goto("/en");
  await page.goto("/en/fit");
  await page.getByRole("button", { name: t("Fit.cancel") }).click();
  await expect(page.getByText(t("Fit.outcome-cancelled"))).toBeVisible();
  const { fits, learner } = await exported(page);
  expect(fits.map(({ status }) => status)).toEqual(["cancelled"]);
  expect(learner?.settings.parameters).toBeUndefined();
});

/** Fitting is too quick to be watched: its process is paused as soon as it is there. */
async function pauseFit(): Promise<void> {
  await expect
    .poll(
      () => {
        const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,args="], { encoding: "utf8" });
        const line = stdout.split("\n").find((process) => process.includes("fit-worker"));
        return line && process.kill(Number.parseInt(line, 10), "SIGSTOP");
      },
      { intervals: [20] },
    )
    .toBe(true);
}
