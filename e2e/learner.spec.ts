import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { locales } from "../lib/domain/article";
import { rightReply } from "./bank";
import {
  answer,
  askedPrompt,
  cardPrompt,
  type Export,
  expectQuestion,
  nextLink,
  rateCard,
  revealButton,
  startMix,
  storedAnswers,
  visit,
} from "./steps";
import { expect, notFound, test } from "./test";
import { words } from "./words";

const learnerCookie = "weetje";
const cookieOf = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === learnerCookie);

test("looking around leaves no key to a learner", async ({ page }) => {
  const at = visit(page, "en");
  for (const path of ["", "/articles/magnesium", "/quiz", "/review", "/progress", "/you"]) {
    await page.goto(`/en${path}`);
    await expect(page.getByRole("main")).toBeVisible();
  }
  await expect(page.getByText(at.t("You.nothing"))).toBeVisible();
  const names = (await page.context().cookies()).map(({ name }) => name);
  expect(names.filter((name) => !["timeZone", "NEXT_LOCALE"].includes(name))).toEqual([]);
  expect((await page.request.get("/api/export")).status()).toBe(404);
});

const beginnings = {
  quiz: async (page: Page) => startMix(visit(page, "en")),
  flashcard: async (page: Page) => {
    await page.goto("/en/review");
    await rateCard(visit(page, "en"), "good");
    await expect.poll(async () => cookieOf(page)).toBeDefined();
  },
};

for (const [name, begin] of Object.entries(beginnings)) {
  test(`the first ${name} makes a learner, known by a cookie that no script can read`, async ({
    page,
  }) => {
    await begin(page);
    expect(await cookieOf(page)).toMatchObject({
      httpOnly: true,
      sameSite: "Lax",
      secure: false,
      path: "/",
      domain: "localhost",
    });
    expect(await page.evaluate(() => document.cookie)).not.toContain(learnerCookie);
  });
}

for (const locale of locales) {
  test(`take everything along, then delete it (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    await startMix(at);
    const asked: string[] = [];
    for (const position of [1, 2]) {
      await expectQuestion(at, position, 10);
      const prompt = await askedPrompt(at);
      asked.push(prompt.id);
      await answer(at, prompt, rightReply(prompt, locale), "right");
      await nextLink(at).click();
    }
    await expectQuestion(at, 3, 10);
    const quizAddress = page.url();

    await page.goto(`/${locale}/you`);
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: t("You.exportButton") }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^weetje-\d{4}-\d{2}-\d{2}\.json$/);
    const file: Export = JSON.parse(await readFile(await download.path(), "utf8"));
    expect(file.format).toBe("weetje-export-2");
    expect(file.entries.map(({ type, promptId }) => [type, promptId])).toEqual(
      asked.map((promptId) => ["quiz", promptId]),
    );
    expect(file.memories).toHaveLength(2);
    expect(file.quizzes).toHaveLength(1);
    expect(file.quizQuestions).toHaveLength(10);

    const eraseButton = page.getByRole("button", { name: t("You.eraseButton") });
    await eraseButton.click();
    await expect(page.getByRole("main").getByRole("alert")).toHaveText(t("You.eraseUnconfirmed"));
    expect(await storedAnswers(page)).toHaveLength(2);

    await page.getByRole("checkbox", { name: t("You.eraseConfirm") }).check();
    await eraseButton.click();
    await expect(page.getByRole("main").getByRole("status")).toHaveText(t("You.erased"));
    await expect(page.getByText(t("You.nothing"))).toBeVisible();
    expect(await cookieOf(page)).toBeUndefined();
    expect((await page.request.get("/api/export")).status()).toBe(404);
    expect((await page.request.get(quizAddress)).status()).toBe(404);
    await page.goto(`/${locale}`);
    await expect(page.getByRole("heading", { name: t("Today.welcomeTitle") })).toBeVisible();
  });

  test(`who deleted it all begins anew, without a reload (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    await page.goto(`/${locale}`);
    await page.getByRole("link", { name: t("Nav.review") }).click();
    const first = await cardPrompt(at);
    await rateCard(at, "easy");
    await page.getByRole("link", { name: t("Review.close") }).click();
    await page.getByRole("link", { name: t("Nav.you") }).click();
    await page.getByRole("checkbox", { name: t("You.eraseConfirm") }).check();
    await page.getByRole("button", { name: t("You.eraseButton") }).click();
    await expect(page.getByText(t("You.erased"))).toBeVisible();
    await page.getByRole("link", { name: t("Nav.review") }).click();
    expect((await cardPrompt(at)).id).toBe(first.id);
  });

  test(`someone else cannot open a quiz (${locale})`, async ({ page, newVisitor, faults }) => {
    faults.announce(...notFound);
    const at = visit(page, locale);
    await startMix(at);
    const stem = (await askedPrompt(at)).stem[locale].split("____")[0] ?? "";
    const stranger = await newVisitor();
    const theirs = visit(stranger, locale);
    await stranger.goto(`/${locale}/review`);
    await rateCard(theirs, "good");
    await expect(revealButton(theirs)).toBeVisible();
    await expect.poll(async () => cookieOf(stranger)).toBeDefined();

    for (const address of [page.url(), `${page.url()}/result`]) {
      const response = await stranger.goto(address);
      expect(response?.status()).toBe(404);
      expect(await response?.text()).not.toContain(stem);
      await expect(
        stranger.getByRole("heading", { name: words(locale)("Errors.notFoundTitle") }),
      ).toBeVisible();
    }
  });
}
