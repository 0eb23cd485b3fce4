"use client";

import { useRouter } from "next/navigation";
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  useTransition,
} from "react";
import { v7 as uuid } from "uuid";
import { untilReached } from "@/app/_components/outbox/connection";
import {
  addToOutbox,
  isUpToDate,
  onDoneElsewhere,
  onOutcome,
  openOutbox,
  outboxState,
  quietOutbox,
  watchOutbox,
} from "@/app/_components/outbox/outbox";
import type { Confidence } from "@/lib/domain/answer";
import type { ActKind } from "@/lib/domain/log";
import type { Rating } from "@/lib/domain/memory";
import { nextInQueue } from "@/lib/domain/queue";
import type { Card } from "@/lib/study/card";
import type { SentEntry } from "@/lib/study/entries";
import type { Queue } from "@/lib/study/review";
import { keepSteps, noUndoSteps, popStep, pushStep, undoSteps, watchUndoSteps } from "./undo-steps";
import { useIsOld } from "./use-is-old";

/** With fewer cards than this at hand, more are fetched while the learner works on. */
const fewCards = 6;
const longestDurationMs = 86_400_000;

/** A card, which side of it is up, and since when; a leech that lapsed again calls for a choice first. */
export type Shown = Readonly<{
  card: Card;
  side: "front" | "back" | "leech";
  since: number;
  /** How sure the learner said to be before the card was turned. */
  confidence?: Confidence | undefined;
}>;

export type ReviewAct = Extract<ActKind, "suspend" | "bury" | "rest" | "keep">;

/** What the learner did last, to be told. */
export type Happened =
  | Readonly<{ kind: "rated"; card: Card; rating: Rating; at: number }>
  | Readonly<{ kind: "acted"; act: ReviewAct; at: number }>
  | Readonly<{ kind: "undone"; at: number }>;

/**
 * Some facts, each asked once: those in learning steps wait for the cards of the day. Nothing done to other
 * facts is undone from here. When it is over, the page at `backHref` follows, if there is one.
 */
export type Round = Readonly<{ factIds: readonly string[]; backHref?: string | undefined }>;

/** The cards at hand, the one that is shown, and what the learner does with it. */
export function useReview(
  queue: Queue,
  evidenceOf: Readonly<Record<string, unknown>>,
  round: Round | undefined,
) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const outbox = useSyncExternalStore(watchOutbox, outboxState, () => quietOutbox);
  const steps = useSyncExternalStore(watchUndoSteps, undoSteps, noUndoSteps);
  const [cards, setCards] = useState(() => upToDate(queue.cards, queue.asOf));
  const [shown, setShown] = useState(() => turnOf(cards[0]));
  const [happened, setHappened] = useState<Happened>();
  /** The queue that the learner did something to since it came. */
  const [actedOn, setActedOn] = useState<Queue>();

  const asksOnce = round !== undefined;
  useEffect(() => {
    if (asksOnce) return;
    return onOutcome(({ returning, asOf }) => {
      const arrived = upToDate(returning, asOf);
      setCards((held) => [...without(held, arrived), ...arrived]);
    });
  }, [asksOnce]);

  // What was dealt with before a reload and waits to be sent, or in another tab, is not to be asked again.
  useEffect(() => {
    const drop = (factIds: ReadonlySet<string>) => {
      setCards((held) => held.filter(({ factId }) => !factIds.has(factId)));
      setShown((now) => (now && isAsked(now) && factIds.has(now.card.factId) ? undefined : now));
    };
    const dropWaiting = () => void openOutbox().then(drop);
    dropWaiting();
    return onDoneElsewhere((factId) => {
      drop(new Set([factId]));
      dropWaiting();
    });
  }, []);

  // The server sends its queue anew after a refresh: it knows best, but for what it did not have yet. Of the rest
  // it tells only how many there are, and what was held of that would count twice. On another day nothing is left
  // of what was held, or a rating would not do what its button said.
  const { asOf, dayEndsAt, takenBack } = queue;
  const isWhole = queue.left === queue.cards.length;
  const heldUntil = useRef(dayEndsAt);
  useEffect(() => {
    const isNewDay = asOf >= heldUntil.current;
    heldUntil.current = dayEndsAt;
    const arrived = upToDate(queue.cards, asOf);
    setCards((held) => {
      const others = isNewDay ? [] : without(held, arrived);
      return [...arrived, ...others.filter(({ factId }) => !isUpToDate(factId, asOf))];
    });
    const isGone = ({ factId }: Card) => isNewDay || (isWhole && isUpToDate(factId, asOf));
    setShown((now) => now && shownAfter(now, arrived, isGone));
  }, [queue.cards, isWhole, asOf, dayEndsAt]);

  // What was taken back on another page, or was done on an earlier day, is not to be undone from here, not even
  // by whoever presses as soon as the card is there.
  useLayoutEffect(() => {
    keepSteps((step) => asOf < step.dayEndsAt && !takenBack.includes(step.entryId));
  }, [asOf, takenBack]);

  useEffect(() => {
    if (!shown && cards.length > 0) setShown(turnOf(nextInQueue(cards, Date.now())));
  }, [shown, cards]);

  const isRunningOut = cards.length < fewCards && queue.left > queue.cards.length;
  const isSpent = !shown && cards.length === 0 && (queue.left > 0 || actedOn === queue);
  const isOver = isSpent && asksOnce && queue.left <= queue.cards.length;
  const nextHref = isOver ? round.backHref : undefined;
  // What is back from an earlier page comes without what it rests on.
  const isBare = shown !== undefined && !(shown.card.factId in evidenceOf) && actedOn === queue;
  const isOld = useIsOld(queue);
  const isSaved = outbox.waiting === 0;
  const needsMore = isRunningOut || isSpent || isBare || isOld;
  useEffect(() => {
    if (!isSaved || isRefreshing || !needsMore) return;
    const left = new AbortController();
    void untilReached(left.signal).then((isReached) => {
      if (!isReached) return;
      startRefresh(() => (nextHref ? router.replace(nextHref) : router.refresh()));
    });
    return () => left.abort();
  }, [isSaved, isRefreshing, needsMore, nextHref, router]);

  const record = (card: Card, side: "front" | "leech", entry: SentEntry) => {
    addToOutbox({ factId: card.factId, entry });
    pushStep({ entryId: entry.id, card, side, dayEndsAt });
    setActedOn(queue);
  };

  const goOn = (rest: readonly Card[], at: number) => {
    setCards([...rest]);
    setShown(turnOf(nextInQueue(rest, at)));
  };

  /** Turns the card that was shown `since` then, if it still is. */
  const reveal = (confidence?: Confidence, since = shown?.since) =>
    setShown((now) =>
      now?.side === "front" && now.since === since ? { ...now, side: "back", confidence } : now,
    );

  const rate = (rating: Rating) => {
    if (shown?.side !== "back") return;
    const { card, since, confidence } = shown;
    const at = Date.now();
    record(card, "front", {
      type: "review",
      id: uuid(),
      promptId: card.promptId,
      locale: card.locale,
      rating,
      at,
      durationMs: Math.min(Math.max(at - since, 0), longestDurationMs),
      confidence,
    });
    setHappened({ kind: "rated", card, rating, at });
    const rest = without(cards, [card]);
    if (rating === "again" && card.leech) {
      setCards(rest);
      setShown({ card, side: "leech", since: at });
    } else goOn(rest, at);
  };

  const act = (kind: ReviewAct) => {
    if (!shown) return;
    const { card, side } = shown;
    const at = Date.now();
    const entry: SentEntry = { type: "act", id: uuid(), factId: card.factId, act: kind, at };
    record(card, side === "leech" ? "leech" : "front", entry);
    setHappened({ kind: "acted", act: kind, at });
    goOn(kind === "keep" ? cards.map((held) => settled(held, card)) : without(cards, [card]), at);
  };

  const last = steps.at(-1);
  const canUndo = last !== undefined && (!round || round.factIds.includes(last.card.factId));
  const undo = () => {
    const step = canUndo ? popStep() : undefined;
    if (!step) return;
    const { card, entryId, side } = step;
    const at = Date.now();
    const { factId } = card;
    addToOutbox({
      factId,
      entry: { type: "undo", id: uuid(), factId, undoes: entryId, at },
    });
    setActedOn(queue);
    setHappened({ kind: "undone", at });
    const others = without(cards, [card]);
    setCards(side === "front" ? [card, ...others] : others);
    setShown({ card, side, since: at });
  };

  const left = cards.length + Math.max(queue.left - queue.cards.length, 0);
  const isDone = !shown && !isSpent && cards.length === 0;
  return { shown, isDone, isOver, left, happened, canUndo, outbox, reveal, rate, act, undo };
}

/** Not so a leech that waits for a choice: its rating is given already. */
const isAsked = ({ side }: Shown): boolean => side !== "leech";

/** What the turn of a card begins with: a choice that was left open, as by a reload, comes before its front. */
const turnOf = (card: Card | undefined): Shown | undefined =>
  card && { card, side: card.leech?.isUnsettled ? "leech" : "front", since: Date.now() };

/** A card that is held, now that the choice about the fact of `chosen` is made. */
const settled = (held: Card, { factId }: Card): Card => {
  if (held.factId !== factId) return held;
  const { leech, ...card } = held;
  return card;
};

/**
 * What to show once the server has sent `arrived`: a newer version of the card asks and promises what is so
 * now. A choice about a leech is not touched.
 *
 * @param isGone whether a card that did not arrive is not to be asked any more
 */
function shownAfter(
  now: Shown,
  arrived: readonly Card[],
  isGone: (card: Card) => boolean,
): Shown | undefined {
  if (!isAsked(now)) return now;
  const { factId, promptId, locale } = now.card;
  const newer = arrived.find((card) => card.factId === factId);
  if (!newer) return isGone(now.card) ? undefined : now;
  const asksTheSame = newer.promptId === promptId && newer.locale === locale;
  return asksTheSame ? { ...now, card: newer } : turnOf(newer);
}

/** The cards that the server sent at `asOf` and that the learner did nothing to since then. */
const upToDate = (cards: readonly Card[], asOf: number): Card[] =>
  cards.filter(({ factId }) => isUpToDate(factId, asOf));

/** The cards whose fact is not among those of `others`. */
const without = (cards: readonly Card[], others: readonly Card[]): Card[] => {
  const factIds = new Set(others.map(({ factId }) => factId));
  return cards.filter(({ factId }) => !factIds.has(factId));
};
