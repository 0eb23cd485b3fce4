/** Other ways to meet a flashcard: typing, swiping, listening, in both languages. */
import type { CDPSession, Page } from "@playwright/test";
import type { Locale, RecallPrompt } from "../lib/domain/article";
import { mark } from "../lib/domain/marking";
import { keyText, rightReply } from "./bank";
import {
  cardPrompt,
  changeOwnSettings,
  loadedScripts,
  rateCard,
  ratingButton,
  revealButton,
  storedEntries,
  type Visit,
  visit,
} from "./steps";
import { expect, test } from "./test";
import { other } from "./words";

for (const locale of ["nl", "en"] as const) {
  test(`a typed answer is compared, and a rating suggested (${locale})`, async ({ page }) => {
    const at = await beginWith(page, locale, { typedCards: true });
    const { t } = at;
    const field = page.getByRole("textbox", { name: t("Quiz.answer") });
    const back = page.locator("article[data-side=back]");

    const right = await cardPrompt(at);
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute("lang", locale);
    // Letters are words here and no keys.
    await field.pressSequentially("zebra");
    await field.fill(written(right, locale));
    await page.keyboard.press("Enter");
    await expect(back.getByText(t("Quiz.right"), { exact: true })).toBeVisible();
    await expect(ratingButton(at, "good")).toBeFocused();
    await page.keyboard.press("Space");

    const near = await untilCard(at, hasSlip);
    await field.fill(slip(near, locale));
    await page.getByRole("button", { name: t("Review.check") }).click();
    await expect(back.getByText(t("Quiz.rightNear"), { exact: true })).toBeVisible();
    await expect(back.locator("ins")).not.toHaveText("");
    await expect(ratingButton(at, "good")).toBeFocused();
    await page.keyboard.press("Enter");

    const missed = await cardPrompt(at);
    await field.fill("qqqq 99999");
    await page.keyboard.press("Enter");
    if (missed.kind === "number") {
      await expect(field).toHaveAccessibleDescription(new RegExp(t("Quiz.failure.not-a-number")));
      await field.fill("99999");
      await page.keyboard.press("Enter");
    }
    await expect(back.getByText(t("Quiz.wrong"), { exact: true })).toBeVisible();
    await expect(ratingButton(at, "again")).toBeFocused();
    await expect(page.getByRole("status")).toContainText(t("Quiz.wrong"));
    await back.getByRole("button", { name: t("Review.wasRight") }).click();

    await cardPrompt(at);
    await field.fill("99999");
    await page.keyboard.press("Enter");
    await expect(back.getByText(t("Quiz.wrong"), { exact: true })).toBeVisible();
    await page.keyboard.press("y");

    const empty = await cardPrompt(at);
    await page.keyboard.press("Enter");
    await expect(back.getByText(keyText(empty, locale)).first()).toBeVisible();
    await expect(back.getByText(t("Quiz.wrong"), { exact: true })).toBeHidden();
    await expect(ratingButton(at, "again")).toBeFocused();
    await page.keyboard.press("Enter");
    await cardPrompt(at);
    await expect
      .poll(async () => (await storedEntries(page)).slice(-5).map(({ rating }) => rating))
      .toEqual(["good", "good", "good", "good", "again"]);
  });
}

test("saying how sure one is checks what was typed", async ({ page }) => {
  const at = await beginWith(page, "en", { typedCards: true, askConfidence: true });
  const asked = await cardPrompt(at);
  await page.getByRole("textbox", { name: at.t("Quiz.answer") }).fill(written(asked, "en"));
  await page.getByRole("button", { name: at.t("Confidence.doubt") }).click();
  await expect(page.locator("article[data-side=back]")).toContainText(at.t("Quiz.right"));
  await page.keyboard.press("Enter");
  await cardPrompt(at);
  await page.keyboard.press("Enter");
  await ratingButton(at, "again").click();
  await expect
    .poll(async () => (await storedEntries(page)).slice(-2).map(({ confidence }) => confidence))
    .toEqual(["doubt", null]);
});

test("a key counts from the moment that a card is turned, however late what marks came", async ({
  page,
}) => {
  const at = await beginWith(page, "en", { typedCards: true });
  let marksNow = () => {};
  const marks = new Promise<void>((resolve) => {
    marksNow = resolve;
  });
  await page.route("**/*.js", async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    if (body.includes(wordOfMarker)) await marks;
    await route.fulfill({ response, body });
  });
  await page.reload();
  await cardPrompt(at);
  // Presses as soon as the page has changed: what the change sets off later would come too late.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector("article[data-side=back]")) return;
      observer.disconnect();
      const { activeElement } = document;
      document.body.dataset.pressedOn = activeElement?.closest("button")?.textContent ?? "";
      activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "4", bubbles: true }));
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.getByRole("button", { name: at.t("Review.check") }).click();
  marksNow();
  await expect(page.locator("body")).toHaveAttribute(
    "data-pressed-on",
    new RegExp(`^${at.t("Review.again")}`),
  );
  await cardPrompt(at);
  await expect.poll(async () => (await storedEntries(page)).at(-1)?.rating).toBe("easy");
});

/** What can only be read in the script that marks. */
const wordOfMarker = "milligrammen";

test("who does not type does not fetch what marks", async ({ page }) => {
  const at = visit(page, "en");
  await page.goto("/en/review");
  await cardPrompt(at);
  expect(await loadedScripts(page)).not.toContain(wordOfMarker);
  await beginWith(page, "en", { typedCards: true });
  await cardPrompt(at);
  await expect.poll(() => loadedScripts(page)).toContain(wordOfMarker);
});

test("cards come in both languages in turn, each as what it is", async ({ page }) => {
  const at = await beginWith(page, "nl", { cardLanguage: "both" });
  const languages = new Set<string | null>();
  for (let i = 0; i < 9; i++) {
    const heading = page.getByRole("heading", { level: 1 });
    await expect(revealButton(at)).toBeVisible();
    const language = (await heading.getAttribute("lang")) === "en" ? "en" : "nl";
    languages.add(language);
    await cardPrompt(at, language);
    await revealButton(at).click();
    await expect(page.locator("#answer [lang]")).toHaveAttribute("lang", language);
    await expect(ratingButton(at, "easy").locator("span")).toHaveText(/ dag/);
    await ratingButton(at, language === other.nl ? "easy" : "good").click();
  }
  // What was met once in Dutch is asked in English the next time.
  await page.goto(`/nl/review?study=ahead&since=${Date.now()}`);
  await expect(revealButton(at)).toBeVisible();
  languages.add(await page.getByRole("heading", { level: 1 }).getAttribute("lang"));
  expect(languages).toEqual(new Set(["nl", "en"]));
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a card follows the finger, and goes where it is taken", async ({ page }) => {
    const at = visit(page, "en");
    await page.goto("/en/review");
    const first = await cardPrompt(at);
    const finger = await fingerOn(page);
    const label = page.locator("p[aria-hidden]", { hasText: at.t("Review.reveal") });

    await finger.down(200, 300);
    await finger.move(240, 302);
    await expect(label).toBeVisible();
    await finger.up();
    await expect(label).toBeHidden();
    await expect(revealButton(at)).toBeVisible();

    await finger.down(200, 300);
    await finger.move(320, 305);
    await finger.cancel();
    await expect(revealButton(at)).toBeVisible();
    await expect
      .poll(() => page.getByRole("article").evaluate((card) => getComputedStyle(card).translate))
      .toBe("none");

    await finger.swipe(200, 70);
    await expect(ratingButton(at, "good")).toBeVisible();
    await finger.swipe(100, 300);
    const second = await cardPrompt(at);
    expect(second.factId).not.toBe(first.factId);
    await finger.swipe(300, 100);
    await finger.swipe(300, 100);
    await cardPrompt(at);
    await expect
      .poll(async () => (await storedEntries(page)).map(({ rating }) => rating))
      .toEqual(["good", "again"]);
  });

  test("up and down the page scrolls, and no card is taken along", async ({ page }) => {
    const at = visit(page, "en");
    await page.setViewportSize({ width: 390, height: 420 });
    await page.goto("/en/review");
    await cardPrompt(at);
    await revealButton(at).click();
    await expect(ratingButton(at, "good")).toBeVisible();
    await page.evaluate(() => scrollTo(0, 0));
    const finger = await fingerOn(page);
    await finger.down(200, 280);
    for (let y = 270; y >= 120; y -= 10) await finger.move(200, y);
    await finger.up();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(20);
    await expect(ratingButton(at, "good")).toBeVisible();
  });

  test("a card stays put for those who like no movement", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const at = visit(page, "en");
    await page.goto("/en/review");
    await cardPrompt(at);
    const finger = await fingerOn(page);
    await finger.down(200, 300);
    await finger.move(320, 302);
    await expect(page.locator("p[aria-hidden]", { hasText: at.t("Review.reveal") })).toBeVisible();
    expect(
      await page.getByRole("article").evaluate((card) => getComputedStyle(card).translate),
    ).toBe("none");
    await finger.up();
    await expect(ratingButton(at, "good")).toBeVisible();
  });
});

test("cards are read aloud in their own language", async ({ page }) => {
  await stubSpeech(page);
  const at = await beginWith(page, "nl", { readAloud: true });
  const prompt = await cardPrompt(at);
  const front = prompt.stem.nl.replace("____", at.t("Quiz.gap"));
  const unit = prompt.kind === "number" ? ` (${prompt.unit.nl})` : "";
  const spoken = () => page.evaluate(() => window.spoken);
  await expect.poll(spoken).toEqual([`nl-NL Marieke: ${front}${unit}`]);
  await page.keyboard.press("r");
  await expect.poll(spoken).toHaveLength(2);
  await revealButton(at).click();
  await expect
    .poll(async () => (await spoken()).at(-1))
    .toBe(`nl-NL Marieke: ${keyText(prompt, "nl")}`);
  const silenced = await page.evaluate(() => window.silenced);
  await ratingButton(at, "good").click();
  await expect.poll(() => page.evaluate(() => window.silenced)).toBeGreaterThan(silenced);
});

test("nothing is read aloud unasked, and a browser without a voice offers none", async ({
  page,
  newVisitor,
}) => {
  await stubSpeech(page);
  const at = visit(page, "en");
  await page.goto("/en/review");
  await cardPrompt(at);
  expect(await page.evaluate(() => window.spoken)).toEqual([]);
  await page.locator("summary").click();
  await page.getByRole("button", { name: at.t("Review.readAloud") }).click();
  await expect.poll(() => page.evaluate(() => window.spoken)).toHaveLength(1);

  const mute = await newVisitor();
  await mute.addInitScript(() => Reflect.deleteProperty(window, "speechSynthesis"));
  await mute.goto("/en/review");
  await cardPrompt(visit(mute, "en"));
  await mute.locator("summary").click();
  await expect(mute.getByRole("button", { name: at.t("Review.bury") })).toBeVisible();
  await expect(mute.getByRole("button", { name: at.t("Review.readAloud") })).toBeHidden();
});

type Change = Parameters<typeof changeOwnSettings>[1];

/** A learner with one rating and these settings, at the flashcards. */
async function beginWith(page: Page, locale: Locale, change: Change): Promise<Visit> {
  const at = visit(page, locale);
  await page.goto(`/${locale}/review`);
  await cardPrompt(at);
  await rateCard(at, "easy");
  await expect.poll(async () => (await storedEntries(page)).length).toBe(1);
  await changeOwnSettings(page, change);
  await page.goto(`/${locale}/review`);
  return at;
}

/** Rates cards until one comes that is looked for. */
async function untilCard(
  at: Visit,
  isWanted: (prompt: RecallPrompt, locale: Locale) => boolean,
): Promise<RecallPrompt> {
  for (;;) {
    const prompt = await cardPrompt(at);
    if (isWanted(prompt, at.locale)) return prompt;
    await at.page.keyboard.press("Enter");
    await ratingButton(at, "easy").click();
  }
}

function written(prompt: RecallPrompt, locale: Locale): string {
  const reply = rightReply(prompt, locale);
  return typeof reply === "object" && "written" in reply ? reply.written : "";
}

/** The key with a letter too few. */
const slip = (prompt: RecallPrompt, locale: Locale): string =>
  written(prompt, locale).replace(/(?<=\p{L}{4})\p{L}/u, "");

function hasSlip(prompt: RecallPrompt, locale: Locale): boolean {
  if (prompt.kind === "number") return false;
  const { right, difference } = mark(prompt, { written: slip(prompt, locale) }, locale);
  return right && difference !== undefined;
}

declare global {
  interface Window {
    spoken: string[];
    silenced: number;
  }
}

/** A voice that writes down what it is asked to say. */
const stubSpeech = (page: Page) =>
  page.addInitScript(() => {
    window.spoken = [];
    window.silenced = 0;
    const voices = [
      { lang: "en-GB", name: "Daniel" },
      { lang: "nl-NL", name: "Marieke" },
    ];
    type Said = { text: string; lang: string; voice?: { name: string } };
    Object.defineProperty(window, "SpeechSynthesisUtterance", {
      value: class {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
    Object.defineProperty(window, "speechSynthesis", {
      value: {
        getVoices: () => voices,
        cancel: () => window.silenced++,
        speak: ({ lang, voice, text }: Said) =>
          window.spoken.push(`${lang} ${voice?.name}: ${text}`),
      },
    });
  });

class Finger {
  readonly #cdp: CDPSession;

  constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  down = (x: number, y: number) => this.#touch("touchStart", { x, y });
  move = (x: number, y: number) => this.#touch("touchMove", { x, y });
  up = () => this.#touch("touchEnd");
  cancel = () => this.#touch("touchCancel");

  async swipe(from: number, to: number): Promise<void> {
    await this.down(from, 300);
    for (let step = 1; step <= 5; step++) await this.move(from + ((to - from) * step) / 5, 301);
    await this.up();
  }

  async #touch(
    type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel",
    ...touchPoints: { x: number; y: number }[]
  ): Promise<void> {
    await this.#cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  }
}

const fingerOn = async (page: Page) => new Finger(await page.context().newCDPSession(page));
