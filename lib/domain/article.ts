/** What an article is made of. Every text stands in both languages; ids are for ever. */

export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];
export type Localized<T = string> = Readonly<Record<Locale, T>>;

/** How strong the support for a fact is, from weakest to strongest kind of source. */
export const evidences = [
  "author-habit",
  "general-statement",
  "mechanism",
  "animal-study",
  "observation",
  "clinical-study",
  "crossover-trial",
  "randomised-trial",
  "meta-analysis",
] as const;
export type Evidence = (typeof evidences)[number];

/** What the article tells about the study behind a fact; absent where it tells nothing. */
export type Study = Readonly<{
  design?: Localized;
  size?: Localized;
  dose?: Localized;
  duration?: Localized;
}>;

/** A fact that is one item of a list, such as the signs of a deficiency. Its siblings are true as well. */
export type ListItem = Readonly<{ name: string; item: Localized }>;

export type Fact = Readonly<{
  id: string;
  articleId: string;
  sectionId: string;
  /** Section and paragraph of the source, both counted from 1. */
  source: Readonly<{ section: number; paragraph: number }>;
  evidence: Evidence;
  study?: Study;
  list?: ListItem;
  statement: Localized;
  prompts: readonly Prompt[];
}>;

type PromptBase = Readonly<{
  /** `fact-id/prompt-id` */
  id: string;
  factId: string;
  stem: Localized;
  rationale: Localized;
  /** The stem asks what is *not* so; shown to the learner with emphasis. */
  negative: boolean;
}>;

/** Options are numbered by their place in `options`; the numbers in `keys` are right. */
type Options = Readonly<{
  /** What sort of thing every option is: a dose, a hormone, a clause. */
  optionType: string;
  options: readonly Localized[];
  keys: readonly number[];
}>;

export type ChoicePrompt = PromptBase & Options & Readonly<{ kind: "choice" }>;
export type SelectPrompt = PromptBase & Options & Readonly<{ kind: "select" }>;
export type TrueFalsePrompt = PromptBase & Readonly<{ kind: "true-false"; key: boolean }>;
export type NumberPrompt = PromptBase &
  Readonly<{
    kind: "number";
    value: number;
    unit: Localized;
    /** Largest accepted distance from `value`, in the same unit. */
    tolerance: number;
  }>;
/** `key` is shown as the answer; `accept` lists other spellings and synonyms. */
type Written = Readonly<{ key: Localized; accept: Localized<readonly string[]> }>;
export type TypedPrompt = PromptBase & Written & Readonly<{ kind: "typed" }>;
/** The stem is the fact's statement; `key` stands in it once and is shown as a gap. */
export type ClozePrompt = PromptBase & Written & Readonly<{ kind: "cloze" }>;

export type Prompt =
  | ChoicePrompt
  | SelectPrompt
  | TrueFalsePrompt
  | NumberPrompt
  | TypedPrompt
  | ClozePrompt;
export type PromptKind = Prompt["kind"];
export type RecallPrompt = NumberPrompt | TypedPrompt | ClozePrompt;

export const promptKinds = [
  "choice",
  "select",
  "true-false",
  "number",
  "typed",
  "cloze",
] as const satisfies readonly PromptKind[];

const recallKinds: ReadonlySet<PromptKind> = new Set(["number", "typed", "cloze"]);

/** Recall is produced by the learner; recognition is picked from what is shown. */
export const isRecallKind = (kind: PromptKind): boolean => recallKinds.has(kind);
export const isRecall = (prompt: Prompt): prompt is RecallPrompt => isRecallKind(prompt.kind);

export type Section = Readonly<{
  id: string;
  articleId: string;
  title: Localized;
  /** Paragraphs of Markdown; `[words](#fact-id)` marks a fact's passage. */
  lesson: readonly Localized[];
  facts: readonly Fact[];
}>;

export type Article = Readonly<{
  id: string;
  title: Localized;
  summary: Localized;
  sections: readonly Section[];
  /** Every term of the article by type, in both languages: what a typo must never turn into. */
  terms: Readonly<Record<string, readonly Localized[]>>;
}>;
