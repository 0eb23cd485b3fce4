"use client";

import { type ReactNode, type RefObject, use, useLayoutEffect, useRef } from "react";
import { Difference } from "@/app/_components/difference";
import { Gap } from "@/app/_components/gap";
import { Moon } from "@/app/_components/moon";
import { PassageLink } from "@/app/_components/passage-link";
import type { Locale } from "@/lib/domain/article";
import type { Card } from "@/lib/study/card";
import { InLesson } from "./in-lesson";
import styles from "./review.module.css";
import type { Labels } from "./review-labels";
import { TypedAnswer } from "./typed-answer";
import { TypedVerdict } from "./typed-verdict";
import type { Shown } from "./use-review";
import { useSwipe } from "./use-swipe";
import type { useTyping } from "./use-typing";

export const stemId = "stem";

/** A card: the question, and once revealed the answer with its reason and evidence. */
export function FlashCard({
  shown: { card, side },
  typing: { check, typed, isUnreadable },
  field,
  locale,
  labels,
  evidence,
  onTurned,
  onSwiped,
  onWasRight,
}: Readonly<{
  shown: Shown;
  typing: ReturnType<typeof useTyping>;
  field: RefObject<HTMLInputElement | null>;
  locale: Locale;
  labels: Labels;
  evidence: ReactNode;
  onTurned: () => void;
  onSwiped: (way: "left" | "right") => void;
  onWasRight: () => void;
}>) {
  const question = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const isInLesson = use(InLesson);
  const Heading = isInLesson ? "h4" : "h1";
  const isRevealed = side === "back";
  // A field, or the rating that fits what was typed, takes the focus itself.
  const isTyped = check !== undefined;
  useLayoutEffect(() => {
    if (isTyped) return;
    if (isRevealed) answer.current?.focus();
    else question.current?.focus();
  }, [isRevealed, isTyped]);
  const face = useRef<HTMLElement>(null);
  const { swipe, handlers } = useSwipe(face, onSwiped);
  const swipeText = !isRevealed
    ? labels.reveal
    : labels.ratings[swipe?.way === "left" ? "again" : "good"];

  return (
    <div className={styles.table} {...handlers}>
      {swipe && (
        <p
          aria-hidden
          className={`${styles.swipe} ${styles[swipe.way]} ${swipe.isFar ? styles.far : ""}`}
        >
          {swipeText}
        </p>
      )}
      <article ref={face} className={`${styles.card} ${swipe ? styles.held : ""}`} data-side={side}>
        <p className={styles.kind}>
          <Moon phase={card.phase} size={16} />
          {labels.phases[card.phase]}
        </p>
        <Heading
          ref={question}
          id={stemId}
          tabIndex={-1}
          lang={card.locale}
          className={styles.stem}
        >
          <Gap
            text={card.stem}
            label={labels.gap[card.locale]}
            answer={isRevealed && card.kind === "cloze" ? card.answer : undefined}
          />
          {card.unit && <span className={styles.unit}> ({card.unit})</span>}
        </Heading>
        {check && !isRevealed && (
          <TypedAnswer
            card={card}
            stemId={stemId}
            field={field}
            isUnreadable={isUnreadable}
            labels={labels}
            onCheck={onTurned}
          />
        )}
        {isRevealed && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
          <div
            ref={answer}
            tabIndex={-1}
            role="group"
            aria-labelledby="answer"
            className={styles.back}
          >
            {typed && (
              <TypedVerdict card={card} typed={typed} labels={labels} onWasRight={onWasRight} />
            )}
            <p id="answer" className={styles.answer}>
              <span className="visually-hidden">{labels.answer}: </span>
              <span lang={card.locale}>
                <AnswerText card={card} difference={typed?.mark?.difference} />
              </span>
            </p>
            <p className="serif" lang={card.locale}>
              {card.rationale}
            </p>
            <div className="panel">
              {card.kind !== "cloze" && (
                <p className="serif" lang={card.locale}>
                  {card.statement}
                </p>
              )}
              {evidence}
              <PassageLink
                locale={locale}
                articleId={card.articleId}
                factId={card.factId}
                label={labels.passage}
                here={isInLesson}
              />
            </div>
          </div>
        )}
      </article>
    </div>
  );
}

type Differences = Parameters<typeof Difference>[0]["parts"];

const AnswerText = ({
  card,
  difference,
}: Readonly<{ card: Card; difference: Differences | undefined }>) =>
  difference ? <Difference parts={difference} differing="missing" /> : card.answer;
