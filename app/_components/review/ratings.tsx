"use client";

import { useLayoutEffect, useRef } from "react";
import { delayText } from "@/app/_components/delay";
import type { Locale } from "@/lib/domain/article";
import { type Rating, ratings } from "@/lib/domain/memory";
import type { Card } from "@/lib/study/card";
import { LetterKey } from "./letter-key";
import styles from "./review.module.css";
import type { Labels } from "./review-labels";

/** The four ratings, each with when the card would come back; one that is suggested has the focus. */
export function Ratings({
  card,
  suggested,
  locale,
  labels,
  onRate,
}: Readonly<{
  card: Card;
  suggested: Rating | undefined;
  locale: Locale;
  labels: Labels;
  onRate: (rating: Rating) => void;
}>) {
  const suggestion = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => suggestion.current?.focus(), []);
  return (
    <fieldset className={styles.ratings}>
      <legend className="visually-hidden">{labels.rate}</legend>
      {ratings.map((rating, i) => (
        <button
          key={rating}
          ref={rating === suggested ? suggestion : undefined}
          type="button"
          className={`${styles.rating} ${rating === suggested ? styles.suggested : ""}`}
          onClick={() => onRate(rating)}
        >
          <strong>{labels.ratings[rating]}</strong>
          <span className="small">{delayText(card.delays[rating], locale)}</span>
          <LetterKey name={`${i + 1}`} />
        </button>
      ))}
    </fieldset>
  );
}
