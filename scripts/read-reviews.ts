/**
 * Reads reviews from a CSV file in the columns of the open benchmark for spaced repetition, in any order:
 * `card_id`, `rating` (1 Again to 4 Easy) and `elapsed_days` or `delta_t` (whole days since the card's
 * review before, -1 or 0 at its first); if there, also `review_th` (the order of the reviews; else that of
 * the lines) and `user_id`. Others are passed over.
 * Source: https://huggingface.co/datasets/open-spaced-repetition/FSRS-Anki-20k and
 * https://github.com/open-spaced-repetition/srs-benchmark, `features/base.py`.
 */
import { createReadStream } from "node:fs";
import { CsvError, parse } from "csv-parse";
import type { History, Review } from "../lib/domain/history";
import { ratings } from "../lib/domain/memory";

/** What is wrong with the file, in words for whoever made it. */
export class MalformedReviews extends Error {}

type Row = Readonly<Record<string, string>>;
type Cards = Map<string, Review[]>;

/**
 * The histories of each learner, by `user_id` (empty without that column).
 *
 * @throws MalformedReviews that names the line, at the first that does not fit
 */
export async function readReviews(file: string): Promise<Map<string, History[]>> {
  const learners = new Map<string, Cards>();
  const rows = createReadStream(file).pipe(
    parse({ bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }),
  );
  try {
    for await (const { record, info } of rows) addReview(learners, record, info.lines);
  } catch (error) {
    throw error instanceof CsvError ? new MalformedReviews(error.message) : error;
  }
  return new Map([...learners].map(([learner, cards]) => [learner, historiesOf(cards)]));
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
  if (!rating) throw new MalformedReviews(`line ${line}: rating must be 1, 2, 3 or 4`);
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

function historiesOf(cards: Cards): History[] {
  return [...cards].map(([cardId, reviews]) => {
    const history = reviews.sort((a, b) => a.at - b.at);
    if (history[0]?.elapsedDays !== 0) {
      throw new MalformedReviews(
        `card ${cardId}: its first review has days elapsed, so reviews before it are missing`,
      );
    }
    return history;
  });
}
