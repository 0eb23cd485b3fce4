"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { v7 as uuid } from "uuid";
import { Gap } from "@/app/_components/gap";
import { Moon } from "@/app/_components/moon";
import { PassageLink } from "@/app/_components/passage-link";
import type { Locale } from "@/lib/domain/article";
import { type Rating, ratings } from "@/lib/domain/memory";
import { nextInQueue } from "@/lib/domain/queue";
import type { Card, Queue } from "@/lib/study/review";
import { delayText } from "./delay";
import { useOutbox } from "./outbox";
import styles from "./review.module.css";

type Labels = Readonly<{
  left: string;
  gap: string;
  reveal: string;
  answer: string;
  rate: string;
  passage: string;
  unsaved: string;
  refused: string;
  loading: string;
  phases: Readonly<Record<string, string>>;
  ratings: Readonly<Record<string, string>>;
}>;

type Props = Readonly<{
  locale: Locale;
  queue: Queue;
  /** What each fact rests on, by fact. */
  evidence: Readonly<Record<string, ReactNode>>;
  labels: Labels;
}>;

/** With fewer cards than this at hand, more are fetched while the learner works on. */
const fewCards = 6;

/** The day's flashcards, one after the other. The next card never waits for the network. */
export function Review({ locale, queue, evidence, labels }: Props) {
  const { current, revealed, left, reveal, rate, outbox } = useReview(queue, locale);
  useReviewKeys(revealed, reveal, rate);

  // A card that comes back may no longer be in the server's queue when its evidence is asked for.
  const [notes, setNotes] = useState(evidence);
  useEffect(() => setNotes((held) => ({ ...held, ...evidence })), [evidence]);

  if (!current) {
    return (
      <div className={styles.review}>
        <Status labels={labels} left={left} outbox={outbox} />
        <p className="muted">{labels.loading}</p>
      </div>
    );
  }
  return (
    <div className={styles.review}>
      <Status labels={labels} left={left} outbox={outbox} />
      <FlashCard
        key={`${current.promptId} ${current.dueAt}`}
        card={current}
        revealed={revealed}
        locale={locale}
        labels={labels}
        evidence={notes[current.factId]}
      />
      <div className={styles.actions}>
        {revealed ? (
          <Ratings card={current} locale={locale} labels={labels} onRate={rate} />
        ) : (
          <button type="button" className="button primary" onClick={reveal}>
            {labels.reveal} <kbd aria-hidden>␣</kbd>
          </button>
        )}
      </div>
    </div>
  );
}

/**
 * Cards that were rated, so that none is shown again as it was before: the browser's way back, and a
 * reply that was on its way while the learner rated, both bring old cards. A rating moves the due date.
 */
const rated = new Set<string>();
const keyOf = ({ factId, dueAt }: Card): string => `${factId} ${dueAt}`;
const unrated = (cards: readonly Card[]): Card[] => cards.filter((card) => !rated.has(keyOf(card)));

function useReview(queue: Queue, locale: Locale) {
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
      id: uuid(),
      promptId: current.promptId,
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

/** Space shows the answer and then means Good, as in Anki; 1–4 rate. */
function useReviewKeys(revealed: boolean, reveal: () => void, rate: (rating: Rating) => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      const isOnControl = event.target instanceof Element && event.target.closest("a, button");
      if (event.key === " " || event.key === "Enter") {
        if (isOnControl) return;
        event.preventDefault();
        if (revealed) rate("good");
        else reveal();
      }
      const rating = ratings[Number(event.key) - 1];
      if (revealed && rating) rate(rating);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}

function Status({
  labels,
  left,
  outbox,
}: Readonly<{ labels: Labels; left: number; outbox: ReturnType<typeof useOutbox> }>) {
  return (
    <div className={styles.status}>
      <p className="muted small">
        {labels.left} {left}
      </p>
      <p role="status" className="small">
        {outbox.failing && `${labels.unsaved} ${outbox.waiting}`}
        {outbox.refused && labels.refused}
      </p>
    </div>
  );
}

function FlashCard({
  card,
  revealed,
  locale,
  labels,
  evidence,
}: Readonly<{
  card: Card;
  revealed: boolean;
  locale: Locale;
  labels: Labels;
  evidence: ReactNode;
}>) {
  const question = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (revealed) answer.current?.focus();
    else question.current?.focus();
  }, [revealed]);

  return (
    <article className={styles.card}>
      <p className={styles.kind}>
        <Moon phase={card.phase} size={16} />
        {labels.phases[card.phase]}
      </p>
      <h1 ref={question} tabIndex={-1} className={styles.stem}>
        <Gap
          text={card.stem}
          label={labels.gap}
          answer={revealed && card.kind === "cloze" ? card.answer : undefined}
        />
        {card.unit && <span className={styles.unit}> ({card.unit})</span>}
      </h1>
      {revealed && (
        <div ref={answer} tabIndex={-1} className={styles.back}>
          <p className={styles.answer}>
            <span className="visually-hidden">{labels.answer}: </span>
            {card.answer}
          </p>
          <p className="serif">{card.rationale}</p>
          <div className="panel">
            {card.kind !== "cloze" && <p className="serif">{card.statement}</p>}
            {evidence}
            <PassageLink
              locale={locale}
              articleId={card.articleId}
              factId={card.factId}
              label={labels.passage}
            />
          </div>
        </div>
      )}
    </article>
  );
}

function Ratings({
  card,
  locale,
  labels,
  onRate,
}: Readonly<{
  card: Card;
  locale: Locale;
  labels: Labels;
  onRate: (rating: Rating) => void;
}>) {
  return (
    <fieldset className={styles.ratings}>
      <legend className="visually-hidden">{labels.rate}</legend>
      {ratings.map((rating, i) => (
        <button key={rating} type="button" className={styles.rating} onClick={() => onRate(rating)}>
          <strong>{labels.ratings[rating]}</strong>
          <span className="small">{delayText(card.delays[rating], locale)}</span>
          <kbd aria-hidden>{i + 1}</kbd>
        </button>
      ))}
    </fieldset>
  );
}
