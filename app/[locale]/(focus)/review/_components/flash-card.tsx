"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Gap } from "@/app/_components/gap";
import { Moon } from "@/app/_components/moon";
import { PassageLink } from "@/app/_components/passage-link";
import type { Locale } from "@/lib/domain/article";
import type { Card } from "@/lib/study/review";
import type { Labels } from "./review";
import styles from "./review.module.css";

/** A card: the question, and once revealed the answer with its reason and evidence. */
export function FlashCard({
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
