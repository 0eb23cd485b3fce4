/** A fact as a flashcard: what the browser needs to ask it, and what each rating would do. */
import { createHash } from "node:crypto";
import { passageOf, type QuotedPassage } from "../content/lesson";
import type { Library } from "../content/library";
import {
  type Fact,
  isRecall,
  type Locale,
  type PromptKind,
  type RecallPrompt,
} from "../domain/article";
import type { Settings } from "../domain/learner";
import {
  isUnsettledLeech,
  type Phase,
  phaseOf,
  type Rating,
  type Schedule,
} from "../domain/memory";
import { localeInTurn, promptInTurn, type QueuedFact } from "../domain/queue";
import { outcomes, type ScheduleSettings, scheduleText } from "../domain/scheduler";
import { recallText } from "./wording";

/** How long until a card would come back, were it rated so. */
export type Delay = Readonly<{ days: number } | { minutes: number }>;

/** One way of asking a fact, with its answer. */
export type Wording = Readonly<{ stem: string; answer: string }>;

export type Card = Readonly<{
  factId: string;
  articleId: string;
  promptId: string;
  kind: PromptKind;
  /** The language that the card is asked in. */
  locale: Locale;
  stem: string;
  unit?: string;
  answer: string;
  statement: string;
  rationale: string;
  phase: Phase;
  /** Epoch milliseconds; 0 for a new fact. */
  dueAt: number;
  delays: Readonly<Record<Rating, Delay>>;
  /** Where one more lapse calls for a choice, or the last one did: what lets the learner look at the fact anew. */
  leech?: Leech;
  /** What marks a typed answer, for a learner who types. */
  prompt?: RecallPrompt;
}>;

/** A fact that keeps lapsing, from other sides. */
export type Leech = Readonly<{
  /** Whether the fact has lapsed that often already, and the learner did not choose yet. */
  isUnsettled: boolean;
  passage: QuotedPassage | undefined;
  otherWordings: readonly Wording[];
}>;

/** What the delays of a card were reckoned with: where it differs, a card promises what would not be stored. */
export const scheduleKey = (settings: ScheduleSettings): string =>
  createHash("sha1").update(scheduleText(settings)).digest("base64url");

/** The card of a fact, for a learner who reads in `locale`. */
export function cardOf(
  { fact, memory }: QueuedFact,
  library: Library,
  settings: Settings,
  locale: Locale,
  now: number,
): Card {
  const prompt = promptInTurn(fact, memory);
  const cardLocale = localeInTurn(fact, memory, settings, locale);
  const after = outcomes(memory, fact.id, now, settings);
  const settledLapses = memory?.settledLapses ?? 0;
  const isUnsettled = memory !== undefined && isUnsettledLeech(memory);
  return {
    factId: fact.id,
    articleId: fact.articleId,
    promptId: prompt.id,
    kind: prompt.kind,
    locale: cardLocale,
    ...wordingOf(prompt, cardLocale),
    ...(prompt.kind === "number" ? { unit: prompt.unit[cardLocale] } : {}),
    statement: fact.statement[cardLocale],
    rationale: prompt.rationale[cardLocale],
    phase: phaseOf(memory),
    dueAt: memory?.dueAt ?? 0,
    delays: {
      again: delayOf(after.again),
      hard: delayOf(after.hard),
      good: delayOf(after.good),
      easy: delayOf(after.easy),
    },
    ...(isUnsettledLeech({ ...after.again, settledLapses })
      ? { leech: { isUnsettled, ...sidesOf(fact, prompt, library, cardLocale) } }
      : {}),
    ...(settings.typedCards ? { prompt } : {}),
  };
}

const wordingOf = (prompt: RecallPrompt, locale: Locale): Wording => ({
  stem: prompt.stem[locale],
  answer: recallText(prompt, locale),
});

const sidesOf = (fact: Fact, shown: RecallPrompt, library: Library, locale: Locale) => {
  const section = library.section(fact.sectionId);
  return {
    passage: section && passageOf(section, fact.id, locale),
    otherWordings: otherWordings(fact, shown, locale),
  };
};

const otherWordings = (fact: Fact, shown: RecallPrompt, locale: Locale): Wording[] =>
  fact.prompts
    .filter(isRecall)
    .filter(({ id }) => id !== shown.id)
    .map((prompt) => wordingOf(prompt, locale));

/** How long after its answer a memory falls due. */
export const delayOf = ({ intervalDays, dueAt, lastAnsweredAt }: Schedule): Delay =>
  intervalDays >= 1
    ? { days: intervalDays }
    : { minutes: Math.round((dueAt - lastAnsweredAt) / 60_000) };
