import {
  type Locale,
  locales,
  type Prompt,
  promptKinds,
  type Section,
} from "../lib/domain/article";
import { expectAccessible } from "./accessible";
import {
  article,
  factById,
  found,
  keyText,
  promptById,
  prompts,
  type Reply,
  rightReply,
  wrongReply,
} from "./bank";
import {
  answer,
  askedPrompt,
  changeOwnSettings,
  expectQuestion,
  exported,
  fill,
  finishLink,
  nextLink,
  shownPlaces,
  startMix,
  startOwn,
  storedAnswers,
  submitButton,
  tabTo,
  type Visit,
  verdict,
  visit,
} from "./steps";
import { expect, test } from "./test";
import { other, words } from "./words";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every kind of question", async ({ page }) => {
    const at = visit(page, "nl");
    for (const kind of promptKinds) {
      await startOwn(at, { kinds: [kind], length: 5 });
      await submitEmpty(at, 1, 5);
      const prompt = await askedPrompt(at);
      expect(prompt.kind).toBe(kind);
      await answer(at, prompt, rightReply(prompt, "nl"), "right");
    }
    const answers = await storedAnswers(page);
    expect(answers.map(({ kind, right }) => [kind, right])).toEqual(
      promptKinds.map((kind) => [kind, true]),
    );
  });

  for (const locale of locales) {
    test(`who wants to says how sure they are (${locale})`, async ({ page }) => {
      const at = visit(page, locale);
      const { t } = at;
      await startOwn(at, { kinds: ["number"], length: 5 });
      await expectQuestion(at, 1, 5);
      const question = page.getByRole("group", { name: t("Confidence.question") });
      await expect(question).toBeHidden();
      await changeOwnSettings(page, { askConfidence: true });
      await page.reload();
      await expect(question.getByRole("radio", { checked: true })).toHaveCount(0);
      // What was said stays said when the answer has to be mended.
      await question.getByRole("radio", { name: t("Confidence.doubt") }).check();
      await page.getByRole("textbox").fill("veel");
      await submitButton(at).click();
      await expect(page.getByText(t("Quiz.failure.not-a-number"))).toBeVisible();
      await expect(question.getByRole("radio", { name: t("Confidence.doubt") })).toBeChecked();
      const first = await askedPrompt(at);
      await answer(at, first, rightReply(first, locale), "right");
      await nextLink(at).click();

      await expectQuestion(at, 2, 5);
      const second = await askedPrompt(at);
      await answer(at, second, rightReply(second, locale), "right");
      expect((await storedAnswers(page)).map(({ confidence }) => confidence)).toEqual([
        "doubt",
        null,
      ]);
    });
  }

  test("a whole quiz", async ({ page }) => {
    const at = visit(page, "en");
    const total = 5;
    await startOwn(at, { length: total });
    await submitEmpty(at, 1, total);
    for (let position = 1; position <= total; position++) {
      await expectQuestion(at, position, total);
      const prompt = await askedPrompt(at);
      const isMistake = position === 2;
      const reply = (isMistake ? wrongReply : rightReply)(prompt, "en");
      await answer(at, prompt, reply, isMistake ? "wrong" : "right");
      await (position < total ? nextLink(at) : finishLink(at)).click();
    }
    await expect(
      page.getByRole("heading", {
        name: at.t("QuizResult.score", { right: 4, answered: total }),
      }),
    ).toBeVisible();
    const answers = await storedAnswers(page);
    expect(answers.map(({ right }) => right)).toEqual([true, false, true, true, true]);
  });

  test("the back button and a second post leave the first answer as it was", async ({ page }) => {
    const at = visit(page, "nl");
    await startOwn(at, { kinds: ["choice"], length: 5 });
    await expectQuestion(at, 1, 5);
    const prompt = await askedPrompt(at);
    const second = visit(await page.context().newPage(), "nl");
    await second.page.goto(page.url());
    await expectQuestion(second, 1, 5);

    await answer(at, prompt, wrongReply(prompt, "nl"), "wrong");
    const outcome = page.url();
    await answer(second, prompt, rightReply(prompt, "nl"), "wrong");
    await page.goBack();
    await page.goForward();
    await expect(page).toHaveURL(outcome);
    await expect(verdict(at, "wrong")).toBeVisible();

    const answers = await storedAnswers(page);
    expect(answers.map(({ promptId, right }) => ({ promptId, right }))).toEqual([
      { promptId: prompt.id, right: false },
    ]);
  });
});

/** Sends the open question without an answer: it says so, and nothing else changes. */
async function submitEmpty(at: Visit, position: number, total: number): Promise<void> {
  const { page, t } = at;
  await expectQuestion(at, position, total);
  const before = await askedPrompt(at);
  const order = "options" in before ? await shownPlaces(at, before) : [];
  await submitButton(at).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    t("Quiz.failure.nothing-given"),
  );
  await expectQuestion(at, position, total);
  expect(await askedPrompt(at)).toBe(before);
  expect("options" in before ? await shownPlaces(at, before) : []).toEqual(order);
  const progress = page.getByRole("progressbar", {
    name: t("Quiz.progress", { answered: position - 1, total }),
  });
  await expect(progress).toBeVisible();
}

test("the digits choose an option, not how sure one is", async ({ page }) => {
  const at = visit(page, "nl");
  await startOwn(at, { kinds: ["true-false"], length: 5 });
  await expectQuestion(at, 1, 5);
  await changeOwnSettings(page, { askConfidence: true });
  await page.reload();
  await expectQuestion(at, 1, 5);
  await expectAccessible(page, "a question that asks how sure");
  const said = page.getByRole("radio", { name: at.t("Confidence.sure") });
  for (const key of ["2", "3"]) await page.keyboard.press(key);
  const no = page.getByRole("radio", { name: at.t("Quiz.falseOption"), exact: true });
  await expect(no).toBeChecked();
  await tabTo(page, said);
  await page.keyboard.press("Space");
  await expect(said).toBeChecked();
  await expect(no).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(nextLink(at).or(finishLink(at))).toBeVisible();
  expect((await storedAnswers(page)).map(({ confidence }) => confidence)).toEqual(["sure"]);
});

test("the server keeps the key to itself until a question is answered", async ({ page }) => {
  const at = visit(page, "en");
  const total = 20;
  let received = "";
  // The browser itself gives no body of an answer that redirects, so each is fetched here.
  await page.route("**/*", async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    received += plain(`${JSON.stringify(response.headers())}\n${await response.text()}`);
    await route.fulfill({ response });
  });

  await startOwn(at, { length: total });
  for (let position = 1; position <= total; position++) {
    await expectQuestion(at, position, total);
    const prompt = await askedPrompt(at);
    const { statement } = factById(prompt.factId);
    const secrets = [prompt.rationale.en, prompt.rationale.nl, statement.en, statement.nl]
      .filter((text) => !Object.values(prompt.stem).includes(text))
      .map(plain);
    expect(received).toContain(plain(prompt.stem.en.split("____")[0] ?? ""));
    expect(secrets.filter((secret) => received.includes(secret))).toEqual([]);
    expect(received).not.toContain(prompt.id);

    await answer(at, prompt, rightReply(prompt, "en"), "right");
    expect(received).toContain(plain(prompt.rationale.en));
    await (position < total ? nextLink(at) : finishLink(at)).click();
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

/** The words of a response alone, without quoting and marks, which differ between its formats. */
const plain = (text: string): string =>
  text
    .replace(/&(?:#x?[0-9a-f]+|[a-z]+);/gi, " ")
    .replace(/\\u[0-9a-f]{4}/gi, " ")
    .replace(/[^\p{L}\p{N}/-]+/gu, " ");

test("nothing about an option tells that it is the key", async ({ page }) => {
  const at = visit(page, "nl");
  const total = 20;
  await startOwn(at, { kinds: ["choice"], length: total });
  await expectQuestion(at, 1, total);
  const address = page.url();
  const keyPlaces: number[] = [];
  for (let position = 1; position <= total; position++) {
    await page.goto(`${address}?q=${position}`);
    await expectQuestion(at, position, total);
    const prompt = await askedPrompt(at);
    const options = page.locator("label").filter({ has: page.getByRole("radio") });
    const looks = await options.evaluateAll((labels) =>
      labels.map((label) => {
        const parts = [label, ...label.querySelectorAll("*")];
        const attributes = parts.flatMap((part) => [...part.attributes]);
        return attributes.map(({ name, value }) => `${name}=${name === "value" ? "" : value}`);
      }),
    );
    expect(new Set(looks.map(String)).size).toBe(1);
    const values = await options
      .getByRole("radio")
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute("value")));
    expect(values).toEqual(looks.map((_, i) => `${i}`));
    const shown = await shownPlaces(at, prompt);
    expect(shown.toSorted()).toEqual(looks.map((_, i) => i));
    keyPlaces.push(shown.findIndex((place) => "keys" in prompt && prompt.keys.includes(place)));
  }
  expect(new Set(keyPlaces).size).toBeGreaterThan(1);
  expect(new Set(keyPlaces)).not.toContain(-1);
});

test("a quiz waits where it was left", async ({ page, context }) => {
  const at = visit(page, "en");
  await startOwn(at, { length: 5 });
  for (const position of [1, 2, 3]) {
    await expectQuestion(at, position, 5);
    const prompt = await askedPrompt(at);
    const isMistake = position === 2;
    const reply = (isMistake ? wrongReply : rightReply)(prompt, "en");
    await answer(at, prompt, reply, isMistake ? "wrong" : "right");
    await nextLink(at).click();
  }
  await expectQuestion(at, 4, 5);
  const open = await askedPrompt(at);
  const quizAddress = new URL(page.url()).pathname;
  await page.close();

  const later = visit(await context.newPage(), "en");
  const { t } = later;
  await later.page.goto(`${quizAddress}/result`);
  await expect(
    later.page.getByRole("heading", { name: t("QuizResult.score", { right: 2, answered: 3 }) }),
  ).toBeVisible();
  await expect(later.page.getByText(t("QuizResult.unanswered", { count: 2 }))).toBeVisible();
  await expect(later.page.getByText(t("Quiz.youSaid"), { exact: true })).toHaveCount(1);

  await later.page.goto("/en/quiz");
  await expect(later.page.getByRole("heading", { name: t("QuizStart.resumeTitle") })).toBeVisible();
  await later.page.getByRole("link", { name: t("QuizStart.resume"), exact: true }).click();
  await expectQuestion(later, 4, 5);
  expect(await askedPrompt(later)).toBe(open);
});

for (const locale of locales) {
  test(`another language asks the same question (from ${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    await startMix(at);
    const first = await askedPrompt(at);
    await answer(at, first, rightReply(first, locale), "right");
    await nextLink(at).click();
    await expectQuestion(at, 2, 10);
    const asked = await askedPrompt(at);

    const elsewhere = visit(page, other[locale]);
    await page.getByRole("link", { name: at.t("App.otherLanguage") }).click();
    await expectQuestion(elsewhere, 2, 10);
    expect(await askedPrompt(elsewhere)).toBe(asked);
    await expect(
      page.getByRole("progressbar", {
        name: elsewhere.t("Quiz.progress", { answered: 1, total: 10 }),
      }),
    ).toBeVisible();

    await answer(elsewhere, asked, rightReply(asked, other[locale]), "right");
    const answers = await storedAnswers(page);
    expect(answers.map((entry) => [entry.promptId, entry.locale, entry.right])).toEqual([
      [first.id, locale, true],
      [asked.id, other[locale], true],
    ]);
  });
}

test.describe("a typed answer", () => {
  const longWord = /[a-z]{9,}/;
  const keyOf = (prompt: Prompt, locale: Locale): string =>
    "key" in prompt && typeof prompt.key === "object" ? prompt.key[locale] : "";
  const hasLongWord = (prompt: Prompt, locale: Locale) => longWord.test(keyOf(prompt, locale));
  const inLongWord = (key: string, change: (word: string) => string) =>
    key.replace(longWord, change);

  /** Ways to write a key; the first that fits and was not tried yet is used on a question. */
  const ways: readonly Readonly<{
    name: string;
    fits: (prompt: Prompt, locale: Locale) => boolean;
    write: (key: string, locale: Locale) => string;
    outcome: Parameters<typeof verdict>[1];
  }>[] = [
    {
      name: "one letter twice",
      fits: hasLongWord,
      write: (key) => inLongWord(key, (word) => word.slice(0, 6) + word.slice(5)),
      outcome: "rightNear",
    },
    {
      name: "three letters too few",
      fits: hasLongWord,
      write: (key) => inLongWord(key, (word) => word.slice(0, 4) + word.slice(7)),
      outcome: "wrongNear",
    },
    {
      name: "capitals",
      fits: (prompt, locale) => /[a-z]/.test(keyOf(prompt, locale)),
      write: (key) => key.toUpperCase(),
      outcome: "right",
    },
    {
      name: "accents",
      fits: (prompt, locale) => /[aeiou]/.test(keyOf(prompt, locale)),
      write: (key) => key.replace(/[aeiou]/, (vowel) => `${vowel}\u0301`.normalize("NFC")),
      outcome: "right",
    },
    {
      name: "an article before it",
      fits: (prompt, locale) => !/^(?:de|het|een|the|an?) /i.test(keyOf(prompt, locale)),
      write: (key, locale) => `${locale === "nl" ? "de" : "the"} ${key}`,
      outcome: "right",
    },
  ];

  const longWords = ({ facts }: Section, locale: Locale): number => {
    const typed = facts.map(({ prompts: all }) => all.filter(({ kind }) => kind === "typed"));
    const isLong = (all: readonly Prompt[]) => all.every((one) => hasLongWord(one, locale));
    return typed.filter((all) => all.length > 0 && isLong(all)).length;
  };

  for (const locale of locales) {
    test(`is read with mercy for spelling (${locale})`, async ({ page }) => {
      const at = visit(page, locale);
      // The part with the most long words among its answers.
      const section = found(
        article.sections.toSorted((a, b) => longWords(b, locale) - longWords(a, locale))[0],
        "a section",
      );
      const total = Math.min(
        20,
        section.facts.filter((fact) => fact.prompts.some(({ kind }) => kind === "typed")).length,
      );
      await startOwn(at, { sections: [section], kinds: ["typed"], length: 20 });

      const left = [...ways];
      let position = 1;
      for (; left.length > 0; position++) {
        await expectQuestion(at, position, total);
        const prompt = await askedPrompt(at);
        const way = left.find(({ fits }) => fits(prompt, locale));
        if (way) {
          left.splice(left.indexOf(way), 1);
          await test.step(way.name, async () => {
            const key = keyOf(prompt, locale);
            const written = way.write(key, locale);
            expect(written).not.toBe(key);
            await answer(at, prompt, { written }, way.outcome);
            if (way.outcome === "right") return;
            await expect(page.getByRole("definition").first()).toHaveText(written);
            // Which of both depends on the accepted answer that is nearest.
            const marked = page.getByRole("deletion").or(page.getByRole("insertion"));
            await expect(marked.first()).toHaveText(/./);
          });
        } else await answer(at, prompt, "unknown", "shown");
        await nextLink(at).click();
      }

      await expectQuestion(at, position, total);
      const prompt = await askedPrompt(at);
      await answer(at, prompt, "unknown", "shown");
      await expect(page.getByText(keyOf(prompt, locale), { exact: true })).toBeVisible();
    });
  }
});

test.describe("a number", () => {
  const prompt = found(
    prompts.find((one) => one.kind === "number" && !Number.isInteger(one.value)),
    "a prompt with a fraction",
  );
  const section = found(
    article.sections.find(({ id }) => id === factById(prompt.factId).sectionId),
    "its section",
  );
  const value = "value" in prompt ? prompt.value : Number.NaN;
  const cases = [
    ["nl", `${value}`.replace(".", ","), "right"],
    ["nl", `${value}`, "right"],
    ["en", `${value}`, "right"],
    ["en", `${value + 1}`, "wrong"],
  ] as const;

  for (const [locale, written, outcome] of cases) {
    test(`${written} is ${outcome} (${locale})`, async ({ page }) => {
      const at = visit(page, locale);
      await startOwn(at, { sections: [section], kinds: ["number"], length: 10 });
      await expect(submitButton(at)).toBeVisible();
      // Its place in the quiz is left to chance.
      const address = page.url();
      for (let position = 1; (await askedPrompt(at)) !== prompt; position++) {
        await page.goto(`${address}?q=${position + 1}`);
      }
      await answer(at, prompt, { written }, outcome);
      await expect(page.getByText(keyText(prompt, locale), { exact: true })).toBeVisible();
    });
  }
});

for (const locale of locales) {
  test(`what is no number is handed back, not counted (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    await startOwn(at, { kinds: ["number"], length: 5 });
    await expectQuestion(at, 1, 5);
    await page.getByRole("textbox").fill("magnesium & co");
    await submitButton(at).click();
    const alert = page.getByRole("alert").filter({ hasText: at.t("Quiz.failure.not-a-number") });
    await expect(alert).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveValue("magnesium & co");
    expect(await storedAnswers(page)).toEqual([]);
  });

  test(`two of three is said so (${locale})`, async ({ page }) => {
    const at = visit(page, locale);
    await startOwn(at, { kinds: ["select"], length: 5 });
    await expectQuestion(at, 1, 5);
    const prompt = await askedPrompt(at);
    if (prompt.kind !== "select") throw new Error("a question of another kind");
    await fill(at, prompt, { places: prompt.keys.slice(0, 1) });
    await submitButton(at).click();
    await expect(
      page.getByRole("heading", {
        name: at.t("Quiz.wrongPart", { right: 1, total: prompt.keys.length }),
      }),
    ).toBeVisible();
    await expect(page.getByText(at.t("Quiz.missedKey"), { exact: true })).toHaveCount(
      prompt.keys.length - 1,
    );
  });
}

test("feedback stays the same in another language", async ({ page }) => {
  const at = visit(page, "en");
  await startOwn(at, { kinds: ["typed"], length: 5 });
  await expectQuestion(at, 1, 5);
  const prompt = await askedPrompt(at);
  await answer(at, prompt, rightReply(prompt, "en"), "right");
  await page.getByRole("link", { name: at.t("App.otherLanguage") }).click();
  await expect(verdict(visit(page, "nl"), "right")).toBeVisible();
});

test.describe("an own quiz", () => {
  for (const locale of locales) {
    test(`keeps to the parts, kinds and length that were chosen (${locale})`, async ({ page }) => {
      const at = visit(page, locale);
      const sections = article.sections.slice(1, 3);
      await startOwn(at, { sections, kinds: ["true-false", "typed"], length: 5 });
      await expectQuestion(at, 1, 5);
      const { quizQuestions } = await exported(page);
      const asked = quizQuestions.map(({ promptId }) => promptById(promptId));
      expect(asked).toHaveLength(5);
      expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(["true-false", "typed"]));
      const allowed = sections.map(({ id }) => id);
      for (const { factId } of asked) expect(allowed).toContain(factById(factId).sectionId);
    });

    test(`says that there are no such questions (${locale})`, async ({ page }) => {
      const at = visit(page, locale);
      const section = found(
        article.sections.find(({ facts }) =>
          facts.every((fact) => fact.prompts.every(({ kind }) => kind !== "number")),
        ),
        "a section without numbers",
      );
      await startOwn(at, { sections: [section], kinds: ["number"] });
      await expect(page.getByRole("main").getByRole("alert")).toHaveText(
        at.t("QuizStart.failure.no-questions"),
      );
      await expect(page).toHaveTitle(new RegExp(words(locale)("QuizStart.title")));
    });
  }

  test("a lesson's part is asked about by itself", async ({ page }) => {
    const at = visit(page, "en");
    const section = found(article.sections[2], "a third section");
    await page.goto(`/en/articles/${article.id}`);
    const part = page.getByRole("region", { name: section.title.en });
    await part.getByText(at.t("Lesson.factsInSection")).click();
    await part.getByRole("button", { name: at.t("Lesson.quizSection") }).click();
    await expectQuestion(at, 1, 10);
    const { quizQuestions } = await exported(page);
    const sections = quizQuestions.map(
      ({ promptId }) => factById(promptById(promptId).factId).sectionId,
    );
    expect(new Set(sections)).toEqual(new Set([section.id]));
  });

  test("missed questions alone come again", async ({ page }) => {
    const at = visit(page, "en");
    await startOwn(at, { kinds: ["cloze"], length: 5 });
    const missed: string[] = [];
    for (let position = 1; position <= 5; position++) {
      await expectQuestion(at, position, 5);
      const prompt = await askedPrompt(at);
      const isMistake = position % 2 === 0;
      if (isMistake) missed.push(prompt.id);
      const reply: Reply = isMistake ? "unknown" : rightReply(prompt, "en");
      await answer(at, prompt, reply, isMistake ? "shown" : "right");
      await (position < 5 ? nextLink(at) : finishLink(at)).click();
    }
    const list = page.getByRole("listitem").filter({ hasText: at.t("Quiz.youSaid") });
    await expect(list).toHaveCount(2);
    for (const item of await list.all()) {
      await expect(item).toContainText(at.t("Quiz.gap"));
      await expect(item).not.toContainText("____");
    }
    await page.getByRole("button", { name: at.t("QuizResult.retake") }).click();
    await expectQuestion(at, 1, 2);
    const first = await askedPrompt(at);
    await answer(at, first, rightReply(first, "en"), "right");
    await nextLink(at).click();
    await expectQuestion(at, 2, 2);
    const second = await askedPrompt(at);
    expect([first.id, second.id].toSorted()).toEqual(missed.toSorted());
  });
});
