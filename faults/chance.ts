/** Chance that can be repeated. */
import { onTestFailed } from "vitest";
import { type Random, seededRandom } from "../lib/domain/random";

/** For one test; when that fails it says with which `SEED` the same happens again, as far as time lets it. */
export function testRandom(): Random {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
  onTestFailed(() => console.error(`SEED=${seed}`));
  return seededRandom(seed);
}
