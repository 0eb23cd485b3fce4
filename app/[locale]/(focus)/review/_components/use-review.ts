"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { v7 as uuid } from "uuid";
import type { Locale } from "@/lib/domain/article";
import type { Rating } from "@/lib/domain/memory";
import { nextInQueue } from "@/lib/domain/queue";
import type { Card, Queue } from "@/lib/study/review";
import { useOutbox } from "./outbox";

/** With fewer cards than this at hand, more are fetched while the learner works on. */
const fewCards = 6;

/**
 * Cards that were rated, so that none is shown again as it was before: the browser's way back, and a
 * reply that was on its way while the learner rated, both bring old cards. A rating moves the due date.
 */
const rated = new Set<string>();
const keyOf = ({ factId, dueAt }: Card): string => `${factId} ${dueAt}`;
const unrated = (cards: readonly Card[]): Card[] => cards.filter((card) => !rated.has(keyOf(card)));

/** The cards at hand, the one that is shown, and what the learner does with it. */
export function useReview(queue: Queue, locale: Locale) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const [cards, setCards] = useState(() => unrated(queue.cards));
  const [current, setCurrent] = useState(cards[0]);
  const [revealed, setRevealed] = useState(false);
  const shownAt = useRef(0);

  const outbox = useOutbox(locale, ({ returning }) => {
    setCards((held) => [...without(held, returning), ...unrated(returning)]);
  });

  // What the server would not take is as it was: it may be shown again.
  useEffect(() => {
    if (outbox.refused) rated.clear();
  }, [outbox.refused]);

  // The server sends its queue anew after a refresh: it knows best, but for what it did not have yet.
  useEffect(() => {
    const arrived = unrated(queue.cards);
    setCards((held) => [...arrived, ...without(unrated(held), arrived)]);
  }, [queue]);

  useEffect(() => {
    if (!current && cards.length > 0) setCurrent(nextInQueue(cards, Date.now()));
  }, [current, cards]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts anew for each card.
  useEffect(() => {
    shownAt.current = Date.now();
  }, [current]);

  const isRunningOut = cards.length < fewCards && queue.left > queue.cards.length;
  const isSaved = outbox.waiting === 0;
  useEffect(() => {
    if (!isSaved || isRefreshing || !(isRunningOut || cards.length === 0)) return;
    startRefresh(() => router.refresh());
  }, [isSaved, isRefreshing, isRunningOut, cards.length, router]);

  // A tab that was left open overnight: yesterday's cards and delays are not today's.
  useEffect(() => {
    const onReturn = () => {
      if (!document.hidden && Date.now() >= queue.dayEndsAt) router.refresh();
    };
    document.addEventListener("visibilitychange", onReturn);
    return () => document.removeEventListener("visibilitychange", onReturn);
  }, [queue, router]);

  const rate = (rating: Rating) => {
    if (!current) return;
    const at = Date.now();
    rated.add(keyOf(current));
    outbox.add({
      type: "review",
      id: uuid(),
      promptId: current.promptId,
      locale: current.locale,
      rating,
      at,
      durationMs: Math.min(Math.max(at - shownAt.current, 0), 86_400_000),
    });
    const rest = without(cards, [current]);
    setCards(rest);
    setCurrent(nextInQueue(rest, at));
    setRevealed(false);
  };

  const left = cards.length + Math.max(queue.left - queue.cards.length, 0);
  return { current, revealed, left, reveal: () => setRevealed(true), rate, outbox };
}

/** The cards whose fact is not among those of `others`. */
const without = (cards: readonly Card[], others: readonly Card[]): Card[] => {
  const factIds = new Set(others.map(({ factId }) => factId));
  return cards.filter(({ factId }) => !factIds.has(factId));
};
