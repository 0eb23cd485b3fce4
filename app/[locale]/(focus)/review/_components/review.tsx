"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { Locale } from "@/lib/domain/article";
import type { Queue } from "@/lib/study/review";
import { FlashCard } from "./flash-card";
import { Ratings } from "./ratings";
import styles from "./review.module.css";
import { useReview } from "./use-review";
import { useReviewKeys } from "./use-review-keys";

export type Labels = Readonly<{
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

function Status({
  labels,
  left,
  outbox,
}: Readonly<{ labels: Labels; left: number; outbox: ReturnType<typeof useReview>["outbox"] }>) {
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
