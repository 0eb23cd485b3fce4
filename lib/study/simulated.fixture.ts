/** A learner whose memory is exactly FSRS-6, with parameters that are known. */
import type { History, Review } from "../domain/history";
import type { Rating } from "../domain/memory";
import type { Random } from "../domain/random";
import { defaultParameters, memoryModel, type Strength } from "../domain/scheduler";

const dayMs = 86_400_000;

/** Forgets thrice as fast at first, gains less by reviews, and along a steeper curve than most people. */
export const forgetful: readonly number[] = defaultParameters.map((parameter, i) => {
  if (i < 4) return parameter / 3;
  if (i === 8) return parameter * 0.7;
  if (i === 20) return 0.4;
  return parameter;
});

/** The reviews of so many facts over up to two years, some more than once on a day. */
export function simulateReviews(
  facts: number,
  parameters: readonly number[],
  random: Random,
): History[] {
  const model = memoryModel(parameters);
  return Array.from({ length: facts }, () => {
    const reviews: Review[] = [];
    let at = random() * 180 * dayMs;
    let strength: Strength | undefined;
    let elapsedDays = 0;
    while (at < 730 * dayMs) {
      const rating = rate(strength && model.recallChance(strength, elapsedDays), random);
      reviews.push({ rating, elapsedDays, at: Math.round(at) });
      strength = model.next(strength, elapsedDays, rating);
      const sameDay = rating === "again" && elapsedDays > 0 && random() < 0.5;
      elapsedDays = sameDay
        ? 0
        : Math.max(1, Math.round(strength.stability * (0.3 + 2 * random())));
      at += sameDay ? 60_000 : elapsedDays * dayMs;
    }
    return reviews;
  });
}

/** Again as often as the chance of recall says, else mostly Good. */
export function rate(recallChance: number | undefined, random: Random): Rating {
  if (random() >= (recallChance ?? 0.7)) return "again";
  const feeling = random();
  if (feeling < 0.15) return "hard";
  return feeling < 0.9 ? "good" : "easy";
}
