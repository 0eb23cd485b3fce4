"use client";

import { type Confidence, confidences } from "@/lib/domain/answer";
import styles from "./confidence-buttons.module.css";
import { LetterKey } from "./letter-key";
import type { Labels } from "./review-labels";

export const confidenceKeys = { sure: "S", doubt: "D", guess: "G" } as const satisfies Readonly<
  Record<Confidence, string>
>;

/** Other ways to show the answer, each of which first says how sure the learner is of it. */
export function ConfidenceButtons({
  labels,
  onSaid,
}: Readonly<{ labels: Labels; onSaid: (confidence: Confidence) => void }>) {
  return (
    <fieldset className={styles.buttons}>
      <legend className="visually-hidden">{labels.confidence.question}</legend>
      {confidences.toReversed().map((confidence) => (
        <button
          key={confidence}
          type="button"
          className={styles.button}
          onClick={() => onSaid(confidence)}
        >
          {labels.confidence[confidence]} <LetterKey name={confidenceKeys[confidence]} />
        </button>
      ))}
    </fieldset>
  );
}
