/** All rules by the name that a problem carries. */
import type { Rule } from "../content.ts";
import { clozeGap } from "./cloze-gap.ts";
import { keyCaution } from "./key-caution.ts";
import { keyInStem } from "./key-in-stem.ts";
import { keyLength } from "./key-length.ts";
import { languagesAlike } from "./languages-alike.ts";
import { lessonLength } from "./lesson-length.ts";
import { lessonMarkdown } from "./lesson-markdown.ts";
import { negativeMarked } from "./negative-marked.ts";
import { noCatchAll } from "./no-catch-all.ts";
import { oneKey } from "./one-key.ts";
import { optionType } from "./option-type.ts";
import { parallelOptions } from "./parallel-options.ts";
import { factPassages } from "./passages.ts";
import { recallPrompt } from "./recall-prompt.ts";
import { releasedIds } from "./released-ids.ts";
import { shortRecall } from "./short-recall.ts";
import { trueDistractor } from "./true-distractor.ts";
import { trueFalseBalance } from "./true-false-balance.ts";
import { uniqueIds } from "./unique-ids.ts";

export const rules = {
  "unique-ids": uniqueIds,
  "released-ids": releasedIds,
  "lesson-markdown": lessonMarkdown,
  "lesson-length": lessonLength,
  passages: factPassages,
  "languages-alike": languagesAlike,
  "recall-prompt": recallPrompt,
  "short-recall": shortRecall,
  "cloze-gap": clozeGap,
  "key-in-stem": keyInStem,
  "negative-marked": negativeMarked,
  "one-key": oneKey,
  "option-type": optionType,
  "parallel-options": parallelOptions,
  "no-catch-all": noCatchAll,
  "true-distractor": trueDistractor,
  "key-length": keyLength,
  "key-caution": keyCaution,
  "true-false-balance": trueFalseBalance,
} as const satisfies Readonly<Record<string, Rule>>;
