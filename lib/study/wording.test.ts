import { expect, test } from "vitest";
import { library } from "../content/library";
import { isRecall, locales } from "../domain/article";
import { choice, numeric, select, trueFalse, typed } from "../domain/fixture";
import { mark } from "../domain/marking";
import { answerText, givenText, recallText } from "./wording";

const judgements = { true: "waar", false: "niet waar" };

test("the answer that is shown is marked right, for every recall prompt", () => {
  const prompts = library().facts.flatMap((fact) => fact.prompts.filter(isRecall));
  expect(prompts.length).toBeGreaterThan(0);
  for (const prompt of prompts) {
    for (const locale of locales) {
      const written = recallText(prompt, locale);
      expect(answerText(prompt, locale, judgements)).toBe(written);
      expect(mark(prompt, { written }, locale), prompt.id).toMatchObject({ right: true });
    }
  }
});

test("a number stands as its language writes it, with its unit", () => {
  expect(recallText(numeric(7.1, "%"), "nl")).toBe("7,1%");
  expect(recallText(numeric(7.1, "%"), "en")).toBe("7.1%");
  expect(recallText(numeric(1500, "mg"), "nl")).toBe("1500 mg");
});

test("options and judgements are told in words", () => {
  expect(answerText(choice(3, 1), "en", judgements)).toBe("option 1");
  expect(answerText(select(4, [0, 2]), "en", judgements)).toBe("option 0 · option 2");
  expect(answerText(trueFalse(false), "nl", judgements)).toBe("niet waar");
});

test("what was given is told in words; nothing for not knowing", () => {
  expect(givenText(typed("a"), { written: "b" }, "nl", judgements)).toBe("b");
  expect(givenText(trueFalse(false), { judged: true }, "nl", judgements)).toBe("waar");
  expect(givenText(select(4, [0]), { picked: [3, 1] }, "nl", judgements)).toBe(
    "option 3 · option 1",
  );
  for (const prompt of [typed("a"), trueFalse(true), choice(3, 1)]) {
    expect(givenText(prompt, { unknown: true }, "nl", judgements)).toBe("");
  }
});
