/** What a visitor does, in steps that the journeys share. */
import type { Locator, Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { openDatabase } from "../lib/db/client";
import type {
  Fact,
  Locale,
  Prompt,
  PromptKind,
  RecallPrompt,
  Section,
} from "../lib/domain/article";
import type { Settings } from "../lib/domain/learner";
import type { everythingOf } from "../lib/study/fixture";
import { changeSettings } from "../lib/study/settings";
import { factById, found, isRecall, optionText, prompts, type Reply } from "./bank";
import { expect } from "./test";
import { type Words, words } from "./words";

/** A page in a language. */
export type Visit = Readonly<{ page: Page; locale: Locale; t: Words }>;

export const visit = (page: Page, locale: Locale): Visit => ({ page, locale, t: words(locale) });

/** The stem as the bank has it: a gap is written as `____` there. */
const stemOf = async (heading: Locator, locale: Locale): Promise<string> =>
  ((await heading.textContent()) ?? "").replace(
    new RegExp(`${words(locale)("Quiz.gap")}\u00a0+`),
    "____",
  );

/** Starts ten questions from the page where quizzes begin. */
export async function startMix(at: Visit): Promise<void> {
  await at.page.goto(`/${at.locale}/quiz`);
  await at.page.getByRole("button", { name: at.t("QuizStart.mix") }).click();
  await expectQuestion(at, 1, 10);
}

export type OwnQuiz = Readonly<{
  sections?: readonly Section[];
  kinds?: readonly PromptKind[];
  length?: number;
}>;

/** Fills in the form for an own quiz, and sends it. */
export async function startOwn(
  { page, locale, t }: Visit,
  { sections = [], kinds = [], length = 10 }: OwnQuiz,
): Promise<void> {
  await page.goto(`/${locale}/quiz`);
  await page.getByText(t("QuizStart.own")).click();
  for (const { title } of sections)
    await page.getByRole("checkbox", { name: title[locale], exact: true }).check();
  for (const kind of kinds)
    await page.getByRole("checkbox", { name: t(`Kinds.${kind}`), exact: true }).check();
  await page.getByRole("radio", { name: `${length}`, exact: true }).check();
  await page.getByRole("button", { name: t("QuizStart.start") }).click();
}

export const submitButton = ({ page, t }: Visit): Locator =>
  page.getByRole("button", { name: t("Quiz.submit") });

/** Waits until a question is open to be answered. */
export async function expectQuestion(at: Visit, position: number, total: number): Promise<void> {
  await expect(
    at.page.getByText(at.t("Quiz.title", { position, total }), { exact: true }),
  ).toBeVisible();
  await expect(submitButton(at)).toBeVisible();
}

/** The prompt behind the open question, by the stem that is shown. */
export async function askedPrompt(at: Visit): Promise<Prompt> {
  const stem = await stemOf(at.page.getByRole("heading", { level: 1 }), at.locale);
  return found(
    prompts.find((prompt) => prompt.stem[at.locale] === stem),
    `a prompt that asks “${stem}”`,
  );
}

/** The options of the open question, from top to bottom, as places in the bank. */
export async function shownPlaces(at: Visit, asked: Prompt): Promise<number[]> {
  if (!("options" in asked)) throw new Error(`${asked.id} has no options`);
  const role = asked.kind === "choice" ? "radio" : "checkbox";
  const labels = at.page.locator("label").filter({ has: at.page.getByRole(role) });
  const shown = await labels.locator("span").allTextContents();
  return shown.map((label) => asked.options.findIndex((option) => option[at.locale] === label));
}

/** Fills in a reply with the pointer, without sending it. */
export async function fill({ page, locale, t }: Visit, asked: Prompt, reply: Reply) {
  if (reply === "unknown") return;
  if ("written" in reply) await page.getByRole("textbox").fill(reply.written);
  else if ("judged" in reply) {
    const name = t(reply.judged ? "Quiz.trueOption" : "Quiz.falseOption");
    await page.getByRole("radio", { name, exact: true }).check();
  } else {
    const role = asked.kind === "choice" ? "radio" : "checkbox";
    for (const place of reply.places)
      await page.getByRole(role, { name: optionText(asked, place, locale), exact: true }).check();
  }
}

/** The words under an answered question; `right` or `wrong`, however it was spelled. */
export const verdict = ({ page, t }: Visit, outcome: Outcome): Locator =>
  page.getByRole("heading", { level: 2, name: t(`Quiz.${outcome}`), exact: true });
export type Outcome = "right" | "wrong" | "rightNear" | "wrongNear" | "shown";

/** Answers the open question and waits for the outcome. */
export async function answer(at: Visit, asked: Prompt, reply: Reply, outcome: Outcome) {
  await fill(at, asked, reply);
  const name = at.t(reply === "unknown" ? "Quiz.unknown" : "Quiz.submit");
  await at.page.getByRole("button", { name }).click();
  await expect(verdict(at, outcome)).toBeVisible();
}

export const nextLink = ({ page, t }: Visit): Locator =>
  page.getByRole("link", { name: t("Quiz.next") });

export const finishLink = ({ page, t }: Visit): Locator =>
  page.getByRole("link", { name: t("Quiz.finish") });

/** Presses Tab until the focus has reached `target`, as someone without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const mostPresses = 120;
  for (let presses = 0; presses < mostPresses; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target} was not reached with ${mostPresses} presses of Tab`);
}

/** The first words on the front of a flashcard. */
export const frontText = (prompt: RecallPrompt, locale: Locale): string =>
  prompt.kind === "number"
    ? `${prompt.stem[locale]} (${prompt.unit[locale]})`
    : prompt.stem[locale];

/** Waits for the front of a flashcard; the prompt that it shows, in its own language. */
export async function cardPrompt(at: Visit, cardLocale = at.locale): Promise<RecallPrompt> {
  const heading = at.page.locator(`article[data-side=front] [id=stem][lang=${cardLocale}]`);
  await expect(heading).toBeVisible();
  const front = await stemOf(heading, cardLocale);
  return found(
    prompts.filter(isRecall).find((prompt) => frontText(prompt, cardLocale) === front),
    `a flashcard that asks “${front}”`,
  );
}

export const revealButton = ({ page, t }: Visit): Locator =>
  page.getByRole("button", { name: t("Review.reveal") });

export const ratingButton = ({ page, t }: Visit, rating: Rating): Locator =>
  page.getByRole("button", { name: new RegExp(`^${t(`Review.${rating}`)}\\s`) });
export type Rating = "again" | "hard" | "good" | "easy";

export async function rateCard(at: Visit, rating: Rating): Promise<void> {
  await revealButton(at).click();
  await ratingButton(at, rating).click();
}

/** Gives the cards that come a rating; their facts. */
export async function rateCards(
  at: Visit,
  count: number,
  rating: Rating = "good",
): Promise<string[]> {
  const factIds: string[] = [];
  for (let i = 0; i < count; i++) {
    factIds.push((await cardPrompt(at)).factId);
    await rateCard(at, rating);
    await expect(revealButton(at)).toBeVisible();
  }
  return factIds;
}

export type Export = Awaited<ReturnType<typeof everythingOf>> &
  Readonly<{ format: string; exportedAt: string }>;

/**
 * Everything that the server has of this browser's learner. Waits for there to be one, as the first
 * entry is sent behind the card that is shown next.
 */
export async function exported(page: Page): Promise<Export> {
  const ask = () => page.request.get("/api/export");
  await expect.poll(async () => (await ask()).status()).toBe(200);
  return (await ask()).json();
}

/** The visitor's answers, in the order in which they came in. */
export async function storedAnswers(page: Page): Promise<Export["entries"]> {
  const { entries } = await exported(page);
  return entries.filter(({ type }) => type === "quiz" || type === "review");
}

/** The server's log of this browser's learner; empty as long as there is no learner. */
export async function storedEntries(page: Page): Promise<Export["entries"]> {
  const response = await page.request.get("/api/export").catch(() => undefined);
  return response?.status() === 200 ? (await exported(page)).entries : [];
}

/** The facts that were reviewed, in the order in which that was stored. */
export const storedFacts = async (page: Page): Promise<(string | null)[]> =>
  (await storedEntries(page)).filter(({ type }) => type === "review").map(({ factId }) => factId);

/** For what waits until the outbox tries again: its pauses grow to half a minute. */
export const afterPause = { timeout: 45_000 } as const;

/** Waits until the browser knows that all it sent is stored: only then may the line or the server go. */
export const untilConfirmed = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => localStorage.getItem("weetje-waiting") === null);
};

/** Waits until so many entries stand in the browser's database, where they outlive their page. */
export const untilKept = async (page: Page, count: number): Promise<void> => {
  await expect.poll(() => page.evaluate(countKept)).toBe(count);
};

/** Runs in the page, which has opened the database by now. */
const countKept = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("weetje");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("waiting").objectStore("waiting").count();
      counting.onerror = () => reject(counting.error);
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });

/** Settings of this browser's learner, as if chosen by them. */
export async function changeOwnSettings(
  page: Page,
  change: Partial<Settings>,
  databaseUrl = "file:test-results/e2e.db",
): Promise<void> {
  const { learner } = await exported(page);
  const db = openDatabase({ url: databaseUrl });
  await changeSettings(db, found(learner, "a learner").id, change, Date.now());
  db.$client.close();
}

/** A fact that lapsed seven times and is known again, and due. */
export async function makeNearLeech(page: Page, locale: Locale): Promise<Fact> {
  const prompt = found(prompts.find(isRecall), "a prompt for flashcards");
  const dayMs = 86_400_000;
  const entries = Array.from({ length: 15 }, (_, i) => ({
    type: "review",
    id: uuid(),
    promptId: prompt.id,
    locale,
    rating: i === 0 ? "easy" : i % 2 === 1 ? "again" : "good",
    at: Date.UTC(2026, 0, 5, 12) + i * 12 * dayMs,
    durationMs: 1_000,
  }));
  const response = await page.request.post("/api/answers", { data: { locale, entries } });
  expect(response.status()).toBe(200);
  return factById(prompt.factId);
}

/** The text of all scripts that the page has fetched. */
export async function loadedScripts(page: Page): Promise<string> {
  const urls = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".js"))
      .map(({ name }) => name),
  );
  const texts = await Promise.all(urls.map(async (url) => (await page.request.get(url)).text()));
  return texts.join("\n");
}
