"use client";

import type { Locale } from "@/lib/domain/article";
import { type Rating, ratings } from "@/lib/domain/memory";
import type { Card } from "@/lib/study/review";
import { delayText } from "./delay";
import type { Labels } from "./review";
import styles from "./review.module.css";

/** The four ratings, each with when the card would come back. */
export function Ratings({
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
