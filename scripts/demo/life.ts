/** A simulated learner uses the app: the same use cases as a browser's, at instants of their own. */
import { v7 as uuid } from "uuid";
import type { Library } from "../../lib/content/library";
import type { Database } from "../../lib/db/client";
import type { Learner } from "../../lib/domain/learner";
import type { Act, Entry } from "../../lib/domain/log";
import type { Given } from "../../lib/domain/marking";
import type { Random } from "../../lib/domain/random";
import type { Card } from "../../lib/study/card";
import { answerQuestion, findQuiz, type Question, type QuizResponse } from "../../lib/study/quiz";
import { retakeMissed, type Started, startQuiz } from "../../lib/study/quiz-start";
import { record } from "../../lib/study/record";
import { reviewQueue } from "../../lib/study/review";
import { memoriesOf } from "../../lib/study/standing";
import type { Sitting } from "./calendar";
import { between } from "./chance";
import { givenTo } from "./given";
import type { Mind } from "./mind";

/** How often the learner says how sure they are, once they are asked. */
const tellsConfidence = 0.7;
/** How often questions that were missed are taken again at once. */
const retakes = 0.25;

export class Life {
  readonly #db: Database;
  readonly #library: Library;
  readonly #mind: Mind;
  readonly #random: Random;
  #answers = 0;

  constructor(db: Database, library: Library, mind: Mind, random: Random) {
    this.#db = db;
    this.#library = library;
    this.#mind = mind;
    this.#random = random;
  }

  /** Answers given so far. */
  get answers(): number {
    return this.#answers;
  }

  /** Lives through one sitting, which ends early at so many answers in all. */
  async sit(learner: Learner, sitting: Sitting, mostAnswers = Number.POSITIVE_INFINITY) {
    let now = sitting.at;
    if (sitting.hasQuiz) now = await this.#takeQuiz(learner, sitting, now);
    let left = Math.min(sitting.cards, mostAnswers - this.#answers);
    while (left > 0) {
      const queue = await reviewQueue(this.#db, this.#library, learner, sitting.locale, now);
      const hand = queue.cards.slice(0, left);
      if (hand.length === 0) return;
      now = await this.#rate(learner, hand, now);
      left -= hand.length;
    }
  }

  /** Answers the cards in hand, which are sent together at the end, and returns when that was. */
  async #rate(learner: Learner, hand: readonly Card[], from: number): Promise<number> {
    let now = from;
    const entries: Entry[] = [];
    for (const { factId, promptId, kind, locale, leech } of hand) {
      const { rating, durationMs, confidence } = this.#mind.attempt(factId, now);
      const tells = this.#tells(learner);
      now += durationMs;
      entries.push({
        ...{ type: "review", id: uuid({ msecs: now }), factId, promptId, kind, locale, rating },
        ...{ at: now, durationMs, ...(tells ? { confidence } : {}) },
      });
      now += between(300, 2_500, this.#random);
      if (leech && rating === "again") entries.push(...this.#decisionAbout(factId, now));
    }
    this.#answers += hand.length;
    await record(this.#db, learner, entries, now);
    return now;
  }

  #tells({ settings }: Learner): boolean {
    return settings.askConfidence && this.#random() < tellsConfidence;
  }

  /** What to do about a fact that keeps lapsing; now and then nothing, yet. */
  #decisionAbout(factId: string, at: number): Act[] {
    const mood = this.#random();
    if (mood > 0.8) return [];
    return [
      { type: "act", id: uuid({ msecs: at }), factId, at, act: mood < 0.5 ? "keep" : "rest" },
    ];
  }

  async #takeQuiz(learner: Learner, { locale }: Sitting, startedAt: number): Promise<number> {
    const form = {
      articleId: this.#library.articles[0]?.id ?? "",
      sections: await this.#sectionsMet(learner),
      kinds: [],
      length: this.#random() < 0.5 ? 10 : 20,
    };
    const [db, library, random] = [this.#db, this.#library, this.#random];
    const started = await startQuiz(db, library, learner, form, random, startedAt);
    const now = await this.#answerAll(learner, started, locale, startedAt);
    if (random() > retakes || !("quizId" in started)) return now;
    const again = await retakeMissed(db, library, learner, started.quizId, random, now);
    return this.#answerAll(learner, again, locale, now);
  }

  /** The sections that the learner has begun with. */
  async #sectionsMet(learner: Learner): Promise<string[]> {
    const memories = await memoriesOf(this.#db, learner);
    const sections = this.#library.articles.flatMap(({ sections }) => sections);
    return sections
      .filter(({ facts }) => facts.some(({ id }) => memories.has(id)))
      .map(({ id }) => id);
  }

  async #answerAll(learner: Learner, started: Started, locale: Sitting["locale"], from: number) {
    const [db, library] = [this.#db, this.#library];
    const quiz = "quizId" in started && (await findQuiz(db, library, learner, started.quizId));
    if (!quiz) return from;
    let now = from;
    for (const question of quiz.questions) {
      const { prompt, fact, position } = question;
      const { recalled, durationMs, confidence } = this.#mind.attempt(fact.id, now);
      const given = givenTo(prompt, recalled, quiz.article, locale, this.#random);
      const response = {
        ...{ quizId: quiz.id, position, askedAt: now, options: [] },
        ...fieldsOf(question, given),
        ...(this.#tells(learner) ? { confidence } : {}),
      };
      now += Math.round(durationMs * 1.5);
      const failed = await answerQuestion(db, library, learner, response, locale, now);
      if (failed) throw new Error(`${prompt.id}: ${failed.failure}`);
      this.#answers++;
      now += between(2_000, 12_000, this.#random);
    }
    return now;
  }
}

/** What is given as the fields of the form that gives it. */
function fieldsOf({ optionOrder }: Question, given: Given): Partial<QuizResponse> {
  if ("unknown" in given) return { unknown: "yes" };
  if ("picked" in given)
    return { options: given.picked.map((place) => optionOrder.indexOf(place)) };
  return "judged" in given ? { judged: given.judged ? "true" : "false" } : given;
}
