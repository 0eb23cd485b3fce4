/** Whether the server can be reached, and waiting until it can. */

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
const requestTimeoutMs = 10_000;

/** How long to wait before each attempt after a failed one: twice as long every time, in milliseconds. */
export function* pausesMs(): Generator<number, never> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) yield pauseMs;
}

/** Resolves after a time, or as soon as the browser has a network again. */
export function pauseUntilOnline(pauseMs: number): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      window.removeEventListener("online", goOn);
      resolve();
    };
    const timer = setTimeout(goOn, pauseMs);
    window.addEventListener("online", goOn);
  });
}

/**
 * Resolves as soon as the server answers: whether it was still waited for. The router meets a refresh that
 * fails by loading the page anew, which loses what the learner has in hand, so each one waits for this.
 */
export async function untilReached(givenUp: AbortSignal): Promise<boolean> {
  for (const pauseMs of pausesMs()) {
    if (givenUp.aborted || (await isReached())) break;
    await pauseUntilOnline(pauseMs);
  }
  return !givenUp.aborted;
}

const isReached = (): Promise<boolean> =>
  fetch("/api/health", {
    method: "HEAD",
    cache: "no-store",
    signal: AbortSignal.timeout(requestTimeoutMs),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
