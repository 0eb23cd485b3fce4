"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { Card } from "@/lib/study/card";
import type { Labels } from "./review-labels";
import styles from "./typed.module.css";

/** The field of a card that is typed; Enter checks, and empty it says that the learner does not know. */
export function TypedAnswer({
  card,
  stemId,
  form,
  isUnreadable,
  labels,
  onCheck,
}: Readonly<{
  card: Card;
  stemId: string;
  form: RefObject<HTMLFormElement | null>;
  isUnreadable: boolean;
  labels: Labels;
  onCheck: (written: string) => Promise<void>;
}>) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void onCheck(field.current?.value.trim() ?? "");
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
