"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { v7 as uuid } from "uuid";
import { Gap } from "@/app/_components/gap";
import { Moon } from "@/app/_components/moon";
import type { Locale } from "@/lib/domain/article";
import { type Rating, ratings } from "@/lib/domain/memory";
import { nextInQueue } from "@/lib/domain/queue";
import type { Card, Queue } from "@/lib/study/review";
import { delayText } from "./delay";
import { useOutbox } from "./outbox";
import styles from "./review.module.css";

type Labels = Readonly<{
  title: string;
  left: string;
  gap: string;
  reveal: string;
  answer: string;
  why: string;
  rate: string;
  passage: string;
  unsaved: string;
  refused: string;
  loading: string;
  newFact: string;
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

  if (!current) return <p role="status">{labels.loading}</p>;
  return (
    <div className={styles.review}>
      <Status labels={labels} left={left} outbox={outbox} />
      <FlashCard
        key={`${current.promptId} ${current.dueAt}`}
        card={current}
        revealed={revealed}
        locale={locale}
        labels={labels}
        evidence={evidence[current.factId]}
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

function useReview(queue: Queue, locale: Locale) {
  const router = useRouter();
  const [cards, setCards] = useState(queue.cards);
  const [current, setCurrent] = useState(queue.cards[0]);
  const [revealed, setRevealed] = useState(false);
  const shownAt = useRef(0);

  const outbox = useOutbox(locale, ({ again }) =>
    setCards((held) => [...without(held, again), ...again]),
  );

  // The server sends its queue anew after a refresh: keep what is at hand and add what is not.
  useEffect(() => {
    setCards((held) => [...held, ...without(queue.cards, held)]);
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
    if (isSaved && (isRunningOut || cards.length === 0)) router.refresh();
  }, [isSaved, isRunningOut, cards.length, router]);

  const rate = (rating: Rating) => {
    if (!current) return;
    const at = Date.now();
    outbox.add({
      id: uuid(),
      promptId: current.promptId,
      rating,
      at,
      durationMs: Math.min(at - shownAt.current, 86_400_000),
    });
    const rest = cards.filter(({ factId }) => factId !== current.factId);
    setCards(rest);
    setCurrent(nextInQueue(rest, at));
    setRevealed(false);
  };

  const left = Math.max(cards.length, 0) + Math.max(queue.left - queue.cards.length, 0);
  return { current, revealed, left, reveal: () => setRevealed(true), rate, outbox };
}

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
        {card.phase === "new" && labels.newFact}
      </p>
      <h1 ref={question} tabIndex={-1} className={styles.stem}>
        <Gap text={card.stem} label={labels.gap} />
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
            <p>
              <a href={`/${locale}/articles/${card.articleId}#${card.factId}`}>{labels.passage}</a>
            </p>
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
