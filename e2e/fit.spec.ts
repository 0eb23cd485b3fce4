import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { locales } from "../lib/domain/article";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { forgetful, sendPast } from "./past";
import { exported, visit } from "./steps";
import { expect, test } from "./test";

// One after the other, so that the process that is paused is that of the journey.
test.describe.configure({ mode: "default" });

for (const locale of locales) {
  test(`parameters are fitted, judged, and taken back (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    await sendPast(page.request, forgetful(60));
    await page.goto(`/${locale}/fit`);
    const start = page.getByRole("button", { name: t("Fit.start") });
    await start.click();
    await expect(page.getByText(t("Fit.outcome-adopted"))).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("row", { name: new RegExp(t("Fit.average")) })).toBeVisible();
    expect((await exported(page)).learner?.settings.parameters).toHaveLength(21);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page, "fitted");
    await expectFits(page, "fitted");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectContrast(page, "fitted, dark");

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
  // Looked for from before the press: on a busy machine the press itself may outlast the fit.
  await Promise.all([pauseFit(), page.getByRole("button", { name: t("Fit.start") }).click()]);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.goto("/en");
  await page.goto("/en/fit");
  await page.getByRole("button", { name: t("Fit.cancel") }).click();
  await expect(page.getByText(t("Fit.outcome-cancelled"))).toBeVisible();
  const { fits, learner } = await exported(page);
  expect(fits.map(({ status }) => status)).toEqual(["cancelled"]);
  expect(learner?.settings.parameters).toBeUndefined();
});

const run = promisify(execFile);

/** Fitting is too quick to be watched: its process is paused as soon as it is there. */
async function pauseFit(): Promise<void> {
  await expect
    .poll(
      async () => {
        const { stdout } = await run("ps", ["-A", "-o", "pid=,args="]);
        const line = stdout.split("\n").find((process) => process.includes("fit-worker"));
        return line && process.kill(Number.parseInt(line, 10), "SIGSTOP");
      },
      { intervals: [20] },
    )
    .toBe(true);
}
