/**
 * Sends what a learner does in the background, in order and one request at a time, over all tabs: the
 * first may be the one that makes the learner. An entry stays until the server has stored or refused it;
 * its id makes sending twice harmless.
 */
import { locales } from "@/lib/domain/article";
import type { EntriesOutcome, SentEntries } from "@/lib/study/entries";
import { pausesMs, pauseUntilOnline } from "./connection";
import { isAnythingWaiting, noteConfirmed, noteWaiting } from "./waiting-flag";
import { dropWaiting, keepWaiting, readWaiting, type Waiting } from "./waiting-store";

export type OutboxState = Readonly<{
  /** Entries that the server has not confirmed. */
  waiting: number;
  /** The last attempt failed, and another one follows; or it takes long. */
  late: boolean;
  /** How many entries the server would not take. */
  refused: number;
}>;

const requestTimeoutMs = 30_000;
/** A request that takes longer is told of. */
const patienceMs = 3_000;
/** As many as the server takes at a time. */
const mostPerRequest = 500;
/** Browsers let requests that outlive their page carry 64 KiB; an entry is some 250 bytes. */
const mostKeptAlive = 100;

export const quietOutbox: OutboxState = { waiting: 0, late: false, refused: 0 };
let state = quietOutbox;
const watchers = new Set<() => void>();
const outcomeListeners = new Set<(outcome: EntriesOutcome) => void>();

let waiting: readonly Waiting[] = [];
/** By fact, when the server confirmed the last entry about it, by the server's clock. */
const confirmedAt = new Map<string, number>();
let isPosting = false;
let delivery: Promise<number> | undefined;

export const outboxState = (): OutboxState => state;

export function watchOutbox(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function onOutcome(listener: (outcome: EntriesOutcome) => void): () => void {
  outcomeListeners.add(listener);
  return () => outcomeListeners.delete(listener);
}

/** Between the tabs of this browser. A message is heard by every other tab, and not by the one that sends it. */
let tabs: BroadcastChannel | undefined;

/** `undefined` in a browser that may store nothing: Firefox then forbids this as well. */
function otherTabs(): BroadcastChannel | undefined {
  try {
    tabs ??= new BroadcastChannel("weetje-facts");
  } catch {
    return undefined;
  }
  return tabs;
}

/** Told of a fact that something was done about in another tab, once that is kept. */
export function onDoneElsewhere(listener: (factId: string) => void): () => void {
  const hear = ({ data: factId }: MessageEvent<string>) => listener(factId);
  otherTabs()?.addEventListener("message", hear);
  return () => otherTabs()?.removeEventListener("message", hear);
}

/**
 * Whether what the server knew of a fact at `asOf`, in epoch milliseconds by its own clock, takes in
 * everything that was done here.
 */
export const isUpToDate = (factId: string, asOf: number): boolean =>
  !waiting.some((one) => one.factId === factId) && asOf >= (confirmedAt.get(factId) ?? 0);

export function addToOutbox(one: Waiting): void {
  setWaiting([...waiting, one]);
  void keepWaiting(one).then(() => otherTabs()?.postMessage(one.factId));
  void deliver();
}

/** Finds out what waits from earlier pages and other tabs: the facts that it is about. */
export async function openOutbox(): Promise<ReadonlySet<string>> {
  const found = await readWaiting();
  const known = new Set([...waiting.map(({ factId }) => factId), ...confirmedAt.keys()]);
  setWaiting(found);
  if (found.length > 0) void deliver();
  return new Set(found.map(({ factId }) => factId).filter((factId) => !known.has(factId)));
}

/** Sends all that waits, and tries again until that is done: how many entries the server took or refused. */
export function deliver(): Promise<number> {
  delivery ??= deliverAll().finally(() => {
    delivery = undefined;
  });
  return delivery;
}

async function deliverAll(): Promise<number> {
  window.addEventListener("pagehide", sendOnLeaving);
  let delivered = 0;
  let pauses = pausesMs();
  do {
    const sent = await alone(deliverSome);
    if (typeof sent === "number") {
      delivered += sent;
      pauses = pausesMs();
    } else await pauseAfter(sent, pauses.next().value);
  } while (waiting.length > 0);
  return delivered;
}

/** What the server asks for, it gets, even of a browser that comes online meanwhile. */
const pauseAfter = ({ notBeforeMs }: Failure, pauseMs: number): Promise<void> =>
  notBeforeMs > 0
    ? new Promise((resolve) => setTimeout(resolve, notBeforeMs))
    : pauseUntilOnline(pauseMs);

/** One tab at a time, where the browser can see to that: over plain http it cannot. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  "locks" in navigator ? navigator.locks.request("weetje-outbox", work) : work();

/** An attempt that failed. The server may have said how long to wait; else 0. */
type Failure = Readonly<{ notBeforeMs: number }>;

/** Sends the oldest entries: how many, unless the server could not be reached or would not take them now. */
async function deliverSome(): Promise<number | Failure> {
  setWaiting(await readWaiting());
  const batch = waiting.slice(0, mostPerRequest);
  if (batch.length === 0) {
    setState({ late: false });
    return 0;
  }
  isPosting = true;
  const patience = setTimeout(() => setState({ late: true }), patienceMs);
  const outcome = await post(batch);
  clearTimeout(patience);
  isPosting = false;
  const isFailure = "notBeforeMs" in outcome;
  setState({ late: isFailure });
  if (isFailure) return outcome;
  await dropWaiting(batch.map(({ entry }) => entry.id));
  settle(batch, outcome);
  return batch.length;
}

function settle(batch: readonly Waiting[], outcome: EntriesOutcome): void {
  const ids = new Set(batch.map(({ entry }) => entry.id));
  const refused = outcome.results.filter(({ status }) => status === "refused").length;
  for (const { factId } of batch) confirmedAt.set(factId, outcome.asOf);
  setWaiting(waiting.filter(({ entry }) => !ids.has(entry.id)));
  if (waiting.length === 0) noteWaiting(false);
  noteConfirmed();
  setState({ refused: state.refused + refused });
  for (const listener of outcomeListeners) listener(outcome);
}

/**
 * Whoever leaves the page takes along what waits. A first request that is under way may be making the
 * learner: a second one beside it would make another, so the next page sends the rest instead. Where the
 * note is gone, the learner has just had everything erased.
 */
function sendOnLeaving(): void {
  const mayBeMakingLearner = isPosting && confirmedAt.size === 0;
  if (waiting.length === 0 || mayBeMakingLearner || !isAnythingWaiting()) return;
  void post(waiting.slice(0, mostKeptAlive));
}

/** A fault of the server or the line passes; what is refused stays refused. */
async function post(batch: readonly Waiting[]): Promise<EntriesOutcome | Failure> {
  const body: SentEntries = {
    locale: pageLocale(),
    entries: batch.map(({ entry }) => entry),
    sentAt: Date.now(),
  };
  try {
    const response = await fetch("/api/answers", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      keepalive: batch.length <= mostKeptAlive,
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    if (!response.ok && response.status !== 422) return { notBeforeMs: retryAfterMs(response) };
    const outcome: EntriesOutcome = await response.json();
    return outcome.results.length === batch.length ? outcome : { notBeforeMs: 0 };
  } catch {
    return { notBeforeMs: 0 };
  }
}

/** Nothing else is worth waiting longer for. */
const longestWaitMs = 600_000;

/** `Retry-After` in milliseconds; 0 when it does not say. It may be a date as well, which ours never is. */
function retryAfterMs({ headers }: Response): number {
  const seconds = Number(headers.get("retry-after"));
  return seconds > 0 ? Math.min(seconds * 1_000, longestWaitMs) : 0;
}

const pageLocale = () =>
  locales.find((locale) => locale === document.documentElement.lang) ?? locales[0];

function setWaiting(all: readonly Waiting[]): void {
  waiting = all;
  // That nothing was found is no proof: only what is confirmed takes the note away.
  if (all.length > 0) noteWaiting(true);
  setState({ waiting: all.length });
}

function setState(change: Partial<OutboxState>): void {
  const next = { ...state, ...change };
  const { waiting, late, refused } = state;
  if (next.waiting === waiting && next.late === late && next.refused === refused) return;
  state = next;
  for (const watcher of watchers) watcher();
}
