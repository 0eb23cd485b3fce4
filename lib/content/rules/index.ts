/** All rules by the name that a problem carries. */
import type { Rule } from "../content";
import { clozeGap } from "./cloze-gap";
import { keyCaution } from "./key-caution";
import { keyInStem } from "./key-in-stem";
import { keyLength } from "./key-length";
import { languagesAlike } from "./languages-alike";
import { lessonLength } from "./lesson-length";
import { lessonMarkdown } from "./lesson-markdown";
import { negativeMarked } from "./negative-marked";
import { noCatchAll } from "./no-catch-all";
import { oneKey } from "./one-key";
import { optionType } from "./option-type";
import { parallelOptions } from "./parallel-options";
import { factPassages } from "./passages";
import { recallPrompt } from "./recall-prompt";
import { releasedIds } from "./released-ids";
import { shortRecall } from "./short-recall";
import { trueDistractor } from "./true-distractor";
import { trueFalseBalance } from "./true-false-balance";
import { uniqueIds } from "./unique-ids";

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
