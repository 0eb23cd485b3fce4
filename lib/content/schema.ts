/** The authoring format, as an author writes it in `content/`. Explained in docs/writing-content.md. */
import { z } from "zod";
import { evidences } from "../domain/article";

const text = z.string().trim().min(1);
const localized = z.strictObject({ nl: text, en: text });
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe("Lower-case words with hyphens. Never change or reuse it once it has been released.");
const variants = z.strictObject({ nl: z.array(text), en: z.array(text) });
const options = z.array(localized);

const asked = {
  id: id.describe("Unique within its fact; the full id is fact-id/prompt-id."),
  rationale: localized.describe("Why the key is right and why a tempting other answer is wrong."),
};
const stem = localized.describe("The question as the learner sees it.");
const negative = z
  .boolean()
  .default(false)
  .describe("true when the stem asks what is not so (not, never, no; niet, nooit, geen).");
const optionType = z
  .string()
  .min(1)
  .describe(
    "What every option is: dose, duration, percentage, count, year, clause, or a type under `terms`.",
  );

const choice = z.strictObject({
  ...asked,
  kind: z.literal("choice"),
  stem,
  negative,
  type: optionType,
  key: localized,
  distractors: options.min(2).max(3),
});
const select = z.strictObject({
  ...asked,
  kind: z.literal("select"),
  stem,
  negative,
  type: optionType,
  keys: options.min(1),
  distractors: options.min(1),
});
const trueFalse = z.strictObject({
  ...asked,
  kind: z.literal("true-false"),
  stem: localized.describe("A claim to judge, not a question."),
  negative,
  key: z.boolean(),
});
const number = z.strictObject({
  ...asked,
  kind: z.literal("number"),
  stem,
  negative,
  value: z.number(),
  unit: localized.describe(
    "Stands behind the field: mg, %, weken / weeks, deelnemers / participants.",
  ),
  tolerance: z.number().nonnegative().default(0),
});
const written = {
  key: localized,
  accept: variants
    .default({ nl: [], en: [] })
    .describe("Other right answers: synonyms, abbreviations, other spellings."),
};
const typed = z.strictObject({ ...asked, kind: z.literal("typed"), stem, negative, ...written });
const cloze = z.strictObject({
  ...asked,
  kind: z.literal("cloze"),
  key: localized.describe("Words that stand exactly once in the statement; they become the gap."),
  accept: written.accept,
});

const fact = z.strictObject({
  id: id.describe("Unique over all articles."),
  source: z
    .string()
    .regex(/^[1-9]\d*\.[1-9]\d*$/)
    .describe('Section and paragraph of the source, as "2.3".'),
  evidence: z.enum(evidences),
  study: z
    .strictObject({
      design: localized.optional(),
      size: localized.optional(),
      dose: localized.optional(),
      duration: localized.optional(),
    })
    .optional()
    .describe("Only what the article itself tells about the study."),
  list: z
    .strictObject({ name: id, item: localized })
    .optional()
    .describe("When the fact is one item of a list: the list's name and the item."),
  statement: localized.describe(
    "The claim in one sentence, no stronger than the article makes it.",
  ),
  prompts: z
    .array(z.discriminatedUnion("kind", [choice, select, trueFalse, number, typed, cloze]))
    .min(1),
});

export const sectionFile = z.strictObject({
  id,
  title: localized,
  lesson: z
    .array(localized)
    .min(1)
    .describe(
      "Paragraphs in Markdown, side by side. [these words](#fact-id) marks a fact's passage.",
    ),
  terms: z
    .record(id, z.array(localized).min(1))
    .default({})
    .describe("Terms by type, for options of that type: hormone, mineral, symptom."),
  facts: z.array(fact).min(1),
});

export const articleFile = z.strictObject({
  id,
  title: localized,
  summary: localized.describe("One or two sentences for the list of articles."),
  sections: z.array(id).min(1).describe("The section files in reading order, without `.yaml`."),
});

const ids = z.array(z.string().min(1));

/** Ids of facts and prompts that learners have met, and those among them that are gone. */
export const releasedIds = z.strictObject({ released: ids, retired: ids });

export type SectionFile = z.infer<typeof sectionFile>;
export type FactFile = SectionFile["facts"][number];
export type PromptFile = FactFile["prompts"][number];
export type ArticleFile = z.infer<typeof articleFile>;
export type Released = z.infer<typeof releasedIds>;
