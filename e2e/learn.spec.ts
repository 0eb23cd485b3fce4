import type { Prompt } from "../lib/domain/article";
import { locales } from "../lib/domain/article";
import { article, found, keyText, type Reply, replyText, rightReply, wrongReply } from "./bank";
import {
  askedPrompt,
  cardPrompt,
  expectQuestion,
  revealButton,
  shownPlaces,
  tabTo,
  type Visit,
  verdict,
  visit,
} from "./steps";
import { expect, test } from "./test";
import { percent } from "./words";

for (const locale of locales) {
  test(`a first day with the keyboard alone (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    const { t } = at;
    const link = (name: string) => page.getByRole("link", { name, exact: true });
    const total = 10;
    const mistakeAt = 4;

    await page.goto(`/${locale}`);
    await press(at, link(t("Today.start")));
    await expect(
      page.getByRole("heading", { level: 1, name: article.title[locale] }),
    ).toBeVisible();
    await press(at, page.getByRole("button", { name: t("Lesson.quiz"), exact: true }));

    const asked: Prompt[] = [];
    for (let position = 1; position <= total; position++) {
      await expectQuestion(at, position, total);
      const prompt = await askedPrompt(at);
      asked.push(prompt);
      const field = page.getByRole("textbox");
      const isWritten = ["number", "typed", "cloze"].includes(prompt.kind);
      await expect(isWritten ? field : page.getByRole("heading", { level: 1 })).toBeFocused();

      const isMistake = position === mistakeAt;
      await type(at, prompt, (isMistake ? wrongReply : rightReply)(prompt, locale));
      await page.keyboard.press("Enter");
      await expect(verdict(at, isMistake ? "wrong" : "right")).toBeFocused();
      await page.keyboard.press("Enter");
    }

    const missed = found(asked[mistakeAt - 1], "the missed question");
    await expect(
      page.getByRole("heading", { name: t("QuizResult.score", { right: 9, answered: total }) }),
    ).toBeVisible();
    const list = page.getByRole("listitem").filter({ hasText: t("Quiz.youSaid") });
    await expect(list).toHaveCount(1);
    await expect(list.getByRole("definition")).toHaveText([
      replyText(missed, wrongReply(missed, locale), locale),
      keyText(missed, locale),
    ]);

    await press(at, link(t("QuizResult.review")));
    const done = page.getByRole("heading", { name: t("Review.doneTitle") });
    const seen: string[] = [];
    await expect(revealButton(at)).toBeVisible();
    while (await revealButton(at).isVisible()) {
      const prompt = await cardPrompt(at);
      seen.push(prompt.factId);
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await page.keyboard.press("Space");
      await expect(page.locator(":focus")).toContainText(keyText(prompt, locale));
      await page.keyboard.press("3");
      await expect(revealButton(at).or(done)).toBeVisible();
    }

    // The missed fact comes first, and once more than the others.
    expect(seen[0]).toBe(missed.factId);
    expect(seen.toSorted()).toEqual(
      [...asked.map(({ factId }) => factId), missed.factId].toSorted(),
    );
    await expect(
      page.getByText(t("Review.doneReviewed", { count: 11, share: percent(1, locale) })),
    ).toBeVisible();

    await press(at, link(t("Review.home")));
    await expect(page.getByRole("heading", { name: t("Today.doneTitle") })).toBeVisible();
    await expect(page.getByText(t("Today.doneText", { answers: 21 }))).toBeVisible();
    await expect(page.getByText(t("Today.streak", { days: 1 }))).toBeVisible();

    await press(at, page.getByRole("navigation").getByRole("link", { name: t("Nav.progress") }));
    const facts = article.sections.reduce((sum, section) => sum + section.facts.length, 0);
    await expect(
      page.getByText(t("Progress.factsFinding", { known: 10, total: facts, mature: 0 })),
    ).toBeVisible();

    await press(at, page.getByRole("link", { name: t("Habit.title") }));
    await expect(
      page.getByText(t("Habit.daysFinding", { answers: 21, right: 20, days: 1 })),
    ).toBeVisible();
  });
}

/** Goes to a control with Tab and presses Enter on it. */
async function press({ page }: Visit, control: Parameters<typeof tabTo>[1]): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press("Enter");
}

/** Gives a reply with the keys that stand beside the options. */
async function type(at: Visit, asked: Prompt, reply: Reply): Promise<void> {
  const { keyboard } = at.page;
  if (reply === "unknown") throw new Error("there is no key for that");
  if ("written" in reply) await keyboard.type(reply.written);
  else if ("judged" in reply) await keyboard.press(reply.judged ? "1" : "2");
  else {
    const shown = await shownPlaces(at, asked);
    for (const place of reply.places) await keyboard.press(`${shown.indexOf(place) + 1}`);
  }
}
