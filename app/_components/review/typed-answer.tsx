"use client";

import { type RefObject, useLayoutEffect } from "react";
import type { Card } from "@/lib/study/card";
import type { Labels } from "./review-labels";
import styles from "./typed.module.css";

/** The field of a card that is typed; Enter checks, and empty it says that the learner does not know. */
export function TypedAnswer({
  card,
  stemId,
  field,
  isUnreadable,
  labels,
  onCheck,
}: Readonly<{
  card: Card;
  stemId: string;
  field: RefObject<HTMLInputElement | null>;
  isUnreadable: boolean;
  labels: Labels;
  onCheck: () => void;
}>) {
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), [field]);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onCheck();
      }}
    >
      <label>
        <span className="small muted">{labels.typed.yourAnswer}</span>
        <input
          ref={field}
          type="text"
          lang={card.locale}
          aria-describedby={isUnreadable ? `${stemId} unreadable` : stemId}
          aria-invalid={isUnreadable}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode={card.kind === "number" ? "decimal" : "text"}
          enterKeyHint="done"
          maxLength={200}
        />
      </label>
      {isUnreadable && (
        <p id="unreadable" role="alert" className={styles.unreadable}>
          {labels.typed.notANumber}
        </p>
      )}
    </form>
  );
}
