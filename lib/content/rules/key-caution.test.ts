import { expect, test } from "vitest";
import { choiceText, problemsOf, withPrompts } from "../fixture";

const careful = { nl: "het kan dalen", en: "it may fall" };
const plain = { nl: "het gaat dalen", en: "it will fall" };
const bank = (count: number, options: readonly (typeof careful)[]) =>
  withPrompts(Array.from({ length: count }, (_, n) => choiceText(`c${n}`, options)));

test("the key is the only careful option in both languages too often", () => {
  expect(problemsOf("key-caution", bank(20, [careful, plain, plain]))).toMatchObject([
    { message: expect.stringContaining("In Dutch the key is the only careful option") },
    { message: expect.stringContaining("in 20 of the 20 choice prompts") },
  ]);
});

test("when a distractor is careful as well, or alone, it gives nothing away", () => {
  expect(problemsOf("key-caution", bank(20, [careful, careful, plain]))).toEqual([]);
  expect(problemsOf("key-caution", bank(20, [plain, careful, plain]))).toEqual([]);
});
