/** Where it hurts, and how quizzes come out: what the page of weak spots shows. */
import type { Library } from "../content/library";
import { readHolds, readMemories } from "../db/caches";
import type { Database } from "../db/client";
import { readTallies } from "../db/progress";
import { readAnsweredQuizzes } from "../db/quizzes";
import {
  type Locale,
  locales,
  type PromptKind,
  promptKinds,
  type Section,
} from "../domain/article";
import { type SchedulingDay, schedulingDay } from "../domain/day";
import { defaultSettings, type Learner } from "../domain/learner";
import { openFacts } from "../domain/queue";
import {
  type AnsweredQuiz,
  type ScoredQuiz,
  scoresOf,
  sectionsThenAndNow,
  type ThenAndNow,
} from "../domain/quiz-scores";
import { retrievability } from "../domain/scheduler";
import { studyQueue } from "../domain/study-more";
import {
  type Confusion,
  hardestFacts,
  type KnownFact,
  mostConfused,
  type Outcome,
  outcomesOf,
  type SectionStrength,
  sectionStrengths,
} from "../domain/weak-spots";

export type WeakSpots = Readonly<{
  /** Whether there is anything to go by. */
  hasBegun: boolean;
  /** How many facts a session of studying what is weakest would have. */
  weak: number;
  /** Those that slipped most often, with the chance of recall now, from 0 to 1. */
  hardest: readonly (KnownFact & Readonly<{ recall: number }>)[];
  /** How many facts ever slipped. Those that are set aside are neither here nor there. */
  slipped: number;
  /** The most frequent ones. */
  confusions: readonly Confusion[];
  /** How many there are in all. */
  confused: number;
  sections: readonly SectionStrength[];
  kinds: readonly Outcome<PromptKind>[];
  locales: readonly Outcome<Locale>[];
  /** The latest, the oldest first. */
  quizzes: readonly (ScoredQuiz & Readonly<{ day: SchedulingDay }>)[];
  /** In reading order. */
  thenAndNow: readonly (ThenAndNow & Readonly<{ section: Section }>)[];
}>;

const mostFacts = 6;
const mostConfusions = 5;
const mostQuizzes = 30;
/** Quizzes on each side of then and now. */
const quizzesCompared = 10;

export async function weakSpots(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<WeakSpots> {
  const settings = learner?.settings ?? defaultSettings;
  const { memories, holds, tallies, oldest, newest } = await readOf(db, learner);
  const facts = openFacts(library.facts, holds, now);
  const hardest = hardestFacts(facts, memories);
  const confusions = mostConfused(tallies.confusion, library.prompt);
  const recallChance = (memory: KnownFact["memory"]) => retrievability(memory, now, settings);
  const sections = library.articles.flatMap((article) => article.sections);
  const sectionOf = (promptId: string) =>
    library.fact(library.prompt(promptId)?.factId ?? "")?.sectionId;
  const inArticle = (quiz: AnsweredQuiz): AnsweredQuiz => ({
    ...quiz,
    answers: quiz.answers.filter(({ promptId }) => sectionOf(promptId)),
  });
  const compared = sectionsThenAndNow(oldest, newest, quizzesCompared, sectionOf);
  return {
    hasBegun: memories.size > 0 || newest.length > 0,
    weak: studyQueue(facts, memories, { kind: "weak" }, now).length,
    hardest: hardest
      .slice(0, mostFacts)
      .map((known) => ({ ...known, recall: recallChance(known.memory) })),
    slipped: hardest.length,
    confusions: confusions.slice(0, mostConfusions),
    confused: confusions.length,
    sections: sectionStrengths(sections, memories, recallChance),
    kinds: outcomesOf(tallies.kind, promptKinds),
    locales: outcomesOf(tallies.locale, locales),
    quizzes: scoresOf(newest.map(inArticle)).map((quiz) => ({
      ...quiz,
      day: schedulingDay(quiz.startedAt, settings),
    })),
    thenAndNow: sections.flatMap((section) => {
      const both = compared.get(section.id);
      return both ? [{ section, ...both }] : [];
    }),
  };
}

/** What is stored of a learner, as far as the page needs it; of a visitor nothing is. */
async function readOf(db: Database, learner: Learner | undefined) {
  if (!learner) {
    return {
      memories: new Map<string, KnownFact["memory"]>(),
      holds: new Map<string, number>(),
      tallies: { confusion: [], kind: [], locale: [] },
      oldest: [],
      newest: [],
    };
  }
  const { id } = learner;
  const [memories, holds, confusion, kind, locale, oldest, newest] = await Promise.all([
    readMemories(db, id),
    readHolds(db, id),
    readTallies(db, id, "confusion"),
    readTallies(db, id, "kind"),
    readTallies(db, id, "locale"),
    readAnsweredQuizzes(db, id, "oldest", quizzesCompared),
    readAnsweredQuizzes(db, id, "newest", mostQuizzes),
  ]);
  return { memories, holds, tallies: { confusion, kind, locale }, oldest, newest };
}
