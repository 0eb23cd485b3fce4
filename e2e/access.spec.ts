import { locales, promptKinds } from "../lib/domain/article";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { article, rightReply, wrongReply } from "./bank";
import { dayMs, learnedAll, sendPast } from "./past";
import {
  answer,
  askedPrompt,
  cardPrompt,
  changeOwnSettings,
  expectQuestion,
  makeNearLeech,
  nextLink,
  rateCard,
  ratingButton,
  revealButton,
  startOwn,
  storedEntries,
  submitButton,
  type Visit,
  visit,
} from "./steps";
import { expect, notFound, test } from "./test";

const phone = { width: 390, height: 844 };
const smallPhone = { width: 320, height: 640 };
const desk = { width: 1280, height: 900 };
const walks = {
  pages: walkPages,
  quiz: walkQuiz,
  flashcards: walkReview,
  cards: walkCards,
  steering: walkSteering,
};

// A trace would take longer than the test; what fails says where and why.
test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: phone, trace: "off" });

for (const [name, walk] of Object.entries(walks)) {
  for (const locale of locales) {
    test(`${name} on a phone, by day and by night (${locale})`, async ({ page, faults }) => {
      if (walk === walkPages) faults.announce(...notFound);
      await walk(visit(page, locale), async (screen) => {
        await page.emulateMedia({ colorScheme: "light" });
        await expectAccessible(page, `${screen}, light`);
        await page.emulateMedia({ colorScheme: "dark" });
        await expectContrast(page, `${screen}, dark`);
        await page.setViewportSize(smallPhone);
        await expectFits(page, screen);
        await page.setViewportSize(phone);
      });
    });
  }

  test(`${name} on a desk`, async ({ page, faults }) => {
    if (walk === walkPages) faults.announce(...notFound);
    await page.setViewportSize(desk);
    await walk(visit(page, "nl"), async (screen) => {
      await expectAccessible(page, screen);
      await expectFits(page, screen);
    });
  });
}

type Look = (screen: string) => Promise<void>;

async function walkPages({ page, locale, t }: Visit, look: Look): Promise<void> {
  const title = (name: string) => page.getByRole("heading", { level: 1, name });
  await page.goto(`/${locale}`);
  await expect(title(t("Today.welcomeTitle"))).toBeVisible();
  await look("welcome");

  await page.goto(`/${locale}/articles/${article.id}`);
  await expect(title(article.title[locale])).toBeVisible();
  for (const fold of await page.getByText(t("Lesson.factsInSection")).all()) await fold.click();
  await expect(page.getByRole("button", { name: t("Lesson.quizSection") })).toHaveCount(
    article.sections.length,
  );
  await look("lesson with every fold open");

  await page.goto(`/${locale}/quiz?failure=no-questions`);
  await expect(page.getByRole("button", { name: t("QuizStart.start") })).toBeVisible();
  await look("start of a quiz");

  await page.goto(`/${locale}/progress`);
  await expect(page.getByText(t("Progress.empty"))).toBeVisible();
  await look("progress without answers");

  await page.goto(`/${locale}/you`);
  await expect(page.getByText(t("You.nothing"))).toBeVisible();
  await look("you, as a visitor");

  await page.goto(`/${locale}/nothing`);
  await expect(title(t("Errors.notFoundTitle"))).toBeVisible();
  await look("not found");
}

async function walkQuiz(at: Visit, look: Look): Promise<void> {
  const { page, locale, t } = at;
  for (const kind of promptKinds) {
    await startOwn(at, { kinds: [kind], length: 5 });
    await expectQuestion(at, 1, 5);
    await look(`${kind}, question`);
    const first = await askedPrompt(at);
    await answer(at, first, wrongReply(first, locale), "wrong");
    await look(`${kind}, wrong`);
    await nextLink(at).click();
    await expectQuestion(at, 2, 5);
    const second = await askedPrompt(at);
    await answer(at, second, rightReply(second, locale), "right");
    await look(`${kind}, right`);
  }
  await nextLink(at).click();
  await expectQuestion(at, 3, 5);
  await submitButton(at).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await look("question without an answer");

  await page.goto(`${page.url().split("?")[0]}/result`);
  await expect(page.getByRole("heading", { name: t("QuizResult.missed") })).toBeVisible();
  await look("result");

  await page.goto(`/${locale}/quiz`);
  await expect(page.getByRole("heading", { name: t("QuizStart.resumeTitle") })).toBeVisible();
  await look("start of a quiz, with earlier ones");
}

async function walkReview(at: Visit, look: Look): Promise<void> {
  const { page, locale, t } = at;
  await page.goto(`/${locale}/review`);
  await cardPrompt(at);
  await look("flashcard, front");
  await revealButton(at).click();
  await expect(ratingButton(at, "easy")).toBeVisible();
  await look("flashcard, back");
  const stored = page.waitForResponse("**/api/answers");
  await ratingButton(at, "easy").click();
  expect((await stored).status()).toBe(200);
  const done = page.getByRole("heading", { name: t("Review.doneTitle") });
  await expect(revealButton(at).or(done)).toBeVisible();

  await page.goto(`/${locale}`);
  await expect(page.getByRole("heading", { name: t("Today.articles") })).toBeVisible();
  await look("today, with cards waiting");

  await page.goto(`/${locale}/review`);
  await expect(revealButton(at).or(done)).toBeVisible();
  while (await revealButton(at).isVisible()) {
    await revealButton(at).click();
    await ratingButton(at, "easy").click();
    await expect(revealButton(at).or(done)).toBeVisible();
  }
  await look("end of the day's flashcards");

  await page.goto(`/${locale}`);
  await expect(page.getByRole("heading", { name: t("Today.doneTitle") })).toBeVisible();
  await look("today, done");

  await page.goto(`/${locale}/articles/${article.id}`);
  await look("lesson, with facts that are known");

  await page.goto(`/${locale}/progress`);
  for (const fold of await page.getByText(t("Figures.table")).all()) await fold.click();
  await expect(
    page.locator("#facts").getByRole("columnheader", { name: t("Progress.section") }),
  ).toBeVisible();
  await look("progress");

  await page.goto(`/${locale}/you?erase=unconfirmed`);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await look("you, as a learner");
}

/** What a card shows besides its two sides. */
async function walkCards(at: Visit, look: Look): Promise<void> {
  const { page, locale, t } = at;
  await makeNearLeech(page, locale);
  await page.goto(`/${locale}/review`);
  await cardPrompt(at);
  await page.locator("summary").click();
  await expect(page.getByRole("button", { name: t("Review.bury") })).toBeVisible();
  await look("flashcard, menu open");
  await page.getByRole("button", { name: t("Review.keys") }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("flashcard, list of keys");
  await page.keyboard.press("Escape");
  await page.emulateMedia({ colorScheme: "light" });
  await rateCard(at, "again");
  await expect(page.getByRole("heading", { name: t("Review.leechTitle") })).toBeVisible();
  await look("flashcard, leech");
  await page.getByRole("button", { name: t("Review.rest") }).click();
  await expect(page.getByRole("status")).toContainText(t("Review.acted.rest"));
  await look("flashcard, after a leech was set aside");

  await expect.poll(async () => (await storedEntries(page)).at(-1)?.act).toBe("rest");
  await changeOwnSettings(page, { typedCards: true });
  await page.goto(`/${locale}/review`);
  const prompt = await cardPrompt(at);
  await look("flashcard, to be typed");
  const field = page.getByRole("textbox");
  await field.fill(prompt.kind === "number" ? "99999" : "qqqqqqqqqqqq");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: t("Review.wasRight") })).toBeVisible();
  await look("flashcard, typed and wrong");

  await page.goto(`/${locale}/review?study=mistakes&since=${Date.now()}`);
  await expect(page.getByRole("heading", { name: t("Review.sessionDone") })).toBeVisible();
  await look("end of a session");
}

/** A learner with a past, a goal and days off. */
async function walkSteering({ page, locale, t }: Visit, look: Look): Promise<void> {
  await sendPast(page.request, learnedAll(21));
  await page.goto(`/${locale}/fit`);
  await expect(page.getByText(t("Fit.honestyNone"))).toBeVisible();
  await look("not fitted yet");

  await page.goto(`/${locale}/plan`);
  const tomorrow = new Date(Date.now() + dayMs).toISOString().slice(0, 10);
  await page.getByLabel(t("Plan.daysOffFrom")).fill(tomorrow);
  await page.getByLabel(t("Plan.daysOffTo")).fill(tomorrow);
  await page.getByRole("button", { name: t("Plan.daysOffAdd") }).click();
  await page.getByRole("button", { name: t("Plan.goalSet") }).click();
  await expect(page.getByRole("button", { name: t("Plan.goalDrop") })).toBeVisible();
  await look("plan");
  await page.goto(`/${locale}/plan?failure=past`);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await look("plan, with what is wrong");

  await page.goto(`/${locale}`);
  await expect(page.getByRole("heading", { name: t("Today.goal") })).toBeVisible();
  await look("today, with a goal");

  await page.goto(`/${locale}/settings`);
  await page.getByRole("button", { name: t("Settings.save") }).click();
  await expect(page.getByText(t("Settings.saved"))).toBeVisible();
  await look("settings");

  await page.goto(`/${locale}/study`);
  await expect(page.getByRole("heading", { level: 1, name: t("Study.title") })).toBeVisible();
  await look("study more");
}
