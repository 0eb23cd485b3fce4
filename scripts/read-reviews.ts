/**
 * Reads reviews from a CSV file in the columns of the open benchmark for spaced repetition, in any order:
 * `card_id`, `rating` (1 Again to 4 Easy) and `elapsed_days` or `delta_t` (whole days since the card's
 * review before, -1 or 0 at its first); if there, also `review_th` (the order of the reviews; else that of
 * the lines) and `user_id`. Others are passed over.
 * Source: https://huggingface.co/datasets/open-spaced-repetition/FSRS-Anki-20k and
 * https://github.com/open-spaced-repetition/srs-benchmark, `features/base.py`.
 *
 * Left out are rows of rating 0, which plan a card by hand, and cards whose first review has days elapsed:
 * what came before is not there, so nobody can say how strong the memory was. Anki fits without both, too:
 * https://github.com/ankitects/anki, `reviews_for_fsrs` in `rslib/src/scheduler/fsrs/params.rs`.
 */
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { History, Review } from "../lib/domain/history";
import { ratings } from "../lib/domain/memory";

/** What is wrong with the file, in words for whoever named it. */
export class MalformedReviews extends Error {}

export type Reviews = Readonly<{
  /** The histories of each learner, by `user_id` (empty without that column). */
  learners: ReadonlyMap<string, readonly History[]>;
  leftOut: LeftOut;
}>;

export type LeftOut = Readonly<{
  /** Rows of rating 0. */
  byHand: number;
  /** Cards that start halfway, and their reviews. */
  halfwayCards: number;
  halfwayReviews: number;
}>;

type Row = Readonly<Record<string, string>>;
type Cards = Map<string, Review[]>;

const byHandRating = "0";

/** @throws MalformedReviews that names the line, at the first that does not fit, or why there is none */
export async function readReviews(file: string): Promise<Reviews> {
  const learners = new Map<string, Cards>();
  let byHand = 0;
  try {
    for await (const { record, info } of rowsOf(file)) {
      if (record.rating === byHandRating) byHand++;
      else addReview(learners, record, info.lines);
    }
  } catch (error) {
    throw malformed(error) ?? error;
  }
  const histories = [...learners].map(
    ([learner, cards]) => [learner, [...cards.values()].map(inOrder)] as const,
  );
  const halfway = histories.flatMap(([, ofLearner]) => ofLearner.filter(isHalfway));
  return {
    learners: new Map(
      histories.map(([learner, all]) => [learner, all.filter((one) => !isHalfway(one))]),
    ),
    leftOut: {
      byHand,
      halfwayCards: halfway.length,
      halfwayReviews: halfway.flat().length,
    },
  };
}

const rowsOf = (file: string) =>
  pipeline(
    createReadStream(file),
    parse({ bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }),
    // What breaks one of the two also ends the loop over the rows, which tells of it.
    () => undefined,
  );

/** An error that is about the file, in its words. */
function malformed(error: unknown): MalformedReviews | undefined {
  if (error instanceof CsvError) return new MalformedReviews(error.message);
  if (error instanceof Error && "syscall" in error) {
    return new MalformedReviews(`cannot be read (${error.message})`);
  }
  return undefined;
}

function addReview(learners: Map<string, Cards>, row: Row, line: number): void {
  const learner = row.user_id ?? "";
  const cards = learners.get(learner) ?? new Map<string, Review[]>();
  learners.set(learner, cards);
  const cardId = cellOf(row, "card_id", line);
  const reviews = cards.get(cardId) ?? [];
  cards.set(cardId, reviews);
  reviews.push(reviewOf(row, line));
}

function reviewOf(row: Row, line: number): Review {
  const rating = ratings[wholeNumber(row, "rating", line) - 1];
  if (!rating) throw new MalformedReviews(`line ${line}: rating must be 0, 1, 2, 3 or 4`);
  const elapsedDays = wholeNumber(row, "delta_t" in row ? "delta_t" : "elapsed_days", line);
  const at = "review_th" in row ? wholeNumber(row, "review_th", line) : line;
  return { rating, elapsedDays: Math.max(0, elapsedDays), at };
}

function wholeNumber(row: Row, column: string, line: number): number {
  const value = cellOf(row, column, line);
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new MalformedReviews(`line ${line}: ${column} must be a whole number, not ${value}`);
}

function cellOf(row: Row, column: string, line: number): string {
  const value = row[column];
  if (value === undefined) throw new MalformedReviews(`line 1: there is no column ${column}`);
  if (value === "") throw new MalformedReviews(`line ${line}: ${column} is empty`);
  return value;
}

const inOrder = (reviews: readonly Review[]): History => reviews.toSorted((a, b) => a.at - b.at);

const isHalfway = ([first]: History): boolean => first?.elapsedDays !== 0;
