/** Work on one learner that must be done in the order in which it was asked for. */

declare global {
  /** Next bundles routes apart from each other; they must still take turns. */
  var weetjeTurns: Map<string, Promise<unknown>> | undefined;
}

/** Does work once what was asked for before, of the same learner in this process, is done. */
export function inTurnOf<T>(learnerId: string, work: () => Promise<T>): Promise<T> {
  globalThis.weetjeTurns ??= new Map();
  const turns = globalThis.weetjeTurns;
  const done = (turns.get(learnerId) ?? Promise.resolve()).then(work);
  const ended = done.then(
    () => undefined,
    () => undefined,
  );
  turns.set(learnerId, ended);
  void ended.then(() => {
    if (turns.get(learnerId) === ended) turns.delete(learnerId);
  });
  return done;
}
