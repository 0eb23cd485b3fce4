/** The server's clock, as far as what it sent tells: the browser's own may be wrong. */

/** How far the browser's clock is ahead. What came slowly, or was kept a while, only makes it seem more. */
let aheadMs = Number.POSITIVE_INFINITY;

/** Takes note of an `asOf` of the server. */
export function noteServerTime(asOf: number): void {
  aheadMs = Math.min(aheadMs, Date.now() - asOf);
}

/** In epoch milliseconds, once anything has come from the server. */
export const serverNow = (): number => Date.now() - aheadMs;
