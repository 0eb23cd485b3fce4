/** Very many answers at once: for finding out what pages cost when a log is long. */
import { v7 as uuid } from "uuid";
import type { Database } from "../../lib/db/client";
import { append, replaceCaches } from "../../lib/db/log";
import { insertQuiz, type NewQuiz } from "../../lib/db/quizzes";
import type { Answer } from "../../lib/domain/answer";
import { type Article, type Fact, isRecall, type Locale } from "../../lib/domain/article";
import { cachesOf } from "../../lib/domain/caches";
import { addDays, dayStart, schedulingDay } from "../../lib/domain/day";
import type { Learner, Settings } from "../../lib/domain/learner";
import { quizOf } from "../../lib/domain/quiz";
import { type Random, shuffled } from "../../lib/domain/random";
import { markOf } from "../../lib/study/quiz";
import { between } from "./chance";
import { givenTo } from "./given";
import type { Mind } from "./mind";

/** Answers in order of time, and the quizzes that some of them were given in. */
type ManyAnswers = Readonly<{ answers: readonly Answer[]; quizzes: readonly NewQuiz[] }>;

const hourMs = 3_600_000;
const questionsPerQuiz = 20;
const shareInQuizzes = 0.1;
/** One day in so many is skipped, as everyone does. */
const daysPerSkipped = 40;
/** The part of the time in which all facts are met, in the order of the lessons. */
const meetingPart = 0.2;

/**
 * So many answers on an article's facts, spread evenly over `days` scheduling days before that of `now`.
 * Facts are asked in turn, which is more often than is their due.
 */
export function manyAnswers(
  article: Article,
  settings: Settings,
  { count, days }: Readonly<{ count: number; days: number }>,
  mind: Mind,
  random: Random,
  now: number,
): ManyAnswers {
  const facts = article.sections.flatMap((section) => section.facts);
  const answers: Answer[] = [];
  const quizzes: NewQuiz[] = [];
  const today = schedulingDay(now, settings);
  for (let day = 0; day < days; day++) {
    if (day % daysPerSkipped === 1 && day < days - 1) continue;
    let at = dayStart(addDays(today, day - days), settings) + 4 * hourMs;
    const met = facts.slice(0, Math.ceil((facts.length * (day + 1)) / (days * meetingPart)));
    const locale: Locale = random() < 0.15 ? "en" : "nl";
    while (answers.length < Math.round((count * (day + 1)) / days)) {
      const isQuizDue = answers.length * shareInQuizzes > (quizzes.length + 1) * questionsPerQuiz;
      const given = isQuizDue
        ? takeQuiz(
            article,
            shuffled(met, random).slice(0, questionsPerQuiz),
            mind,
            random,
            at,
            locale,
          )
        : { answers: rateCard(met[answers.length % met.length], mind, random, at, locale) };
      answers.push(...given.answers);
      if ("quiz" in given) quizzes.push(given.quiz);
      at = (answers.at(-1)?.at ?? at) + 500;
    }
  }
  return { answers, quizzes };
}

function rateCard(
  fact: Fact | undefined,
  mind: Mind,
  random: Random,
  shownAt: number,
  locale: Locale,
): Answer[] {
  const prompts = fact?.prompts.filter(isRecall) ?? [];
  const prompt = prompts[between(0, prompts.length - 1, random)];
  if (!prompt) return [];
  const { rating, durationMs, confidence } = mind.attempt(prompt.factId, shownAt);
  const { id: promptId, factId, kind } = prompt;
  const at = shownAt + durationMs;
  const id = uuid({ msecs: at });
  return [
    { id, type: "review", promptId, factId, kind, locale, rating, at, durationMs, confidence },
  ];
}

function takeQuiz(
  article: Article,
  facts: readonly Fact[],
  mind: Mind,
  random: Random,
  startedAt: number,
  locale: Locale,
): Readonly<{ answers: Answer[]; quiz: NewQuiz }> {
  const prompts = facts.flatMap(({ prompts }) => shuffled(prompts, random).slice(0, 1));
  const items = quizOf(prompts, random).map((item) => ({ ...item, answerId: uuid() }));
  let at = startedAt;
  const answers = items.map(({ prompt, answerId: id }): Answer => {
    const { recalled, durationMs, confidence } = mind.attempt(prompt.factId, at);
    const given = givenTo(prompt, recalled, article, locale, random);
    const { right } = markOf(article, prompt, given, locale);
    const { id: promptId, factId, kind } = prompt;
    at += durationMs;
    return {
      id,
      type: "quiz",
      promptId,
      factId,
      kind,
      locale,
      right,
      given,
      at,
      durationMs,
      confidence,
    };
  });
  const questions = items.map(({ prompt, answerId, optionOrder }, i) => ({
    ...{ position: i + 1, answerId, promptId: prompt.id, optionOrder },
  }));
  return { answers, quiz: { id: uuid(), articleId: article.id, startedAt, questions } };
}

/** Answers written in one go: the size of a batch is what a database takes at once. */
const writtenAtOnce = 20_000;

/** Stores answers and quizzes of a learner who has none yet, with all that follows from them. */
export async function storeMany(
  db: Database,
  { id, settings }: Learner,
  { answers, quizzes }: ManyAnswers,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const nothing = { memories: new Map(), holds: new Map(), traces: new Map() };
  for (let stored = 0; stored < answers.length; stored += writtenAtOnce) {
    const entries = answers.slice(stored, stored + writtenAtOnce);
    await append(db, id, { afterSeq: stored, entries, ...nothing, totals: [], tallies: [] });
    onProgress(stored + entries.length, answers.length);
  }
  await replaceCaches(db, id, answers.length, cachesOf(answers, settings));
  for (const quiz of quizzes) await insertQuiz(db, id, quiz);
}
