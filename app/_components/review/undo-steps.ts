/** What can be undone in this tab, the latest last; it outlives a reload. */
import { locales } from "@/lib/domain/article";
import { phases, ratings } from "@/lib/domain/memory";
import type { Card } from "@/lib/study/card";

/**
 * An entry, and what it was about, to be shown again as it was; that holds until `dayEndsAt`, in epoch
 * milliseconds.
 */
export type UndoStep = Readonly<{
  entryId: string;
  card: Card;
  side: "front" | "leech";
  dayEndsAt: number;
}>;

const none: readonly UndoStep[] = [];
let steps: readonly UndoStep[] | undefined;
const watchers = new Set<() => void>();

export function undoSteps(): readonly UndoStep[] {
  steps ??= readSteps();
  return steps;
}

/** While the page comes from the server nothing is known of this tab. */
export const noUndoSteps = (): readonly UndoStep[] => none;

export function watchUndoSteps(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function pushStep(step: UndoStep): void {
  const before = undoSteps();
  store(before.length, step);
  change([...before, step]);
}

/** Takes the latest step off. */
export function popStep(): UndoStep | undefined {
  const before = undoSteps();
  forget(before.length - 1);
  change(before.slice(0, -1));
  return before.at(-1);
}

/** Drops the steps that cannot be undone any more. */
export function keepSteps(canBeUndone: (step: UndoStep) => boolean): void {
  const before = undoSteps();
  const kept = before.filter(canBeUndone);
  if (kept.length === before.length) return;
  before.forEach((_, place) => {
    forget(place);
  });
  kept.forEach((step, place) => {
    store(place, step);
  });
  change(kept);
}

function change(changed: readonly UndoStep[]): void {
  steps = changed;
  for (const watcher of watchers) watcher();
}

const prefix = "weetje-undo";

/** Each step by itself, or every rating of a long session would write all those before it. */
const keyOf = (place: number): string => `${prefix}-${place}`;

function store(place: number, step: UndoStep): void {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(step));
  } catch {
    // Full or forbidden: what was done can be undone until the page is left.
  }
}

function forget(place: number): void {
  try {
    sessionStorage.removeItem(keyOf(place));
  } catch {
    // Forbidden: then nothing was stored either.
  }
}

/**
 * Up to the first that is no step, as another version of the app, or anything else, may have left it. What comes
 * after it goes, or it would come back behind later ones.
 */
function readSteps(): readonly UndoStep[] {
  const read: UndoStep[] = [];
  for (let step = readStep(0); step; step = readStep(read.length)) read.push(step);
  forgetAllBut(read.map((_, place) => keyOf(place)));
  return read;
}

function forgetAllBut(kept: readonly string[]): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix) && !kept.includes(key)) sessionStorage.removeItem(key);
  } catch {
    // Forbidden: then nothing was stored either.
  }
}

function readStep(place: number): UndoStep | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? "null");
    return isStep(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

const isStep = (value: unknown): value is UndoStep =>
  isRecord(value) &&
  isText(value.entryId) &&
  typeof value.dayEndsAt === "number" &&
  isCard(value.card) &&
  (value.side === "front" || (value.side === "leech" && value.card.leech !== undefined));

const cardTexts = [
  "factId",
  "articleId",
  "promptId",
  "kind",
  "stem",
  "answer",
  "statement",
  "rationale",
] as const;

const isCard = (value: unknown): value is Card =>
  isRecord(value) &&
  cardTexts.every((name) => isText(value[name])) &&
  isIn(locales, value.locale) &&
  isIn(phases, value.phase) &&
  typeof value.dueAt === "number" &&
  isOptional(value.unit, isText) &&
  isOptional(value.leech, isLeech) &&
  isOptional(value.prompt, isPrompt) &&
  isRecord(value.delays) &&
  Object.values(value.delays).filter(isDelay).length === ratings.length;

const isDelay = (value: unknown): boolean =>
  isRecord(value) && (typeof value.days === "number" || typeof value.minutes === "number");

const isLeech = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.isUnsettled === "boolean" &&
  Array.isArray(value.otherWordings) &&
  value.otherWordings.every(
    (wording) => isRecord(wording) && isText(wording.stem) && isText(wording.answer),
  );

const isPrompt = (value: unknown): boolean =>
  isRecord(value) &&
  (value.kind === "number"
    ? typeof value.value === "number" && typeof value.tolerance === "number" && isRecord(value.unit)
    : isRecord(value.key) && isRecord(value.accept));

const isOptional = (value: unknown, isThat: (value: unknown) => boolean): boolean =>
  value === undefined || isThat(value);

const isIn = (all: readonly string[], value: unknown): boolean =>
  isText(value) && all.includes(value);

const isText = (value: unknown): value is string => typeof value === "string";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
