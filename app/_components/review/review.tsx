"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, use, useEffect, useRef, useState } from "react";
import { gap } from "@/lib/content/cloze";
import type { Confidence } from "@/lib/domain/answer";
import type { Locale } from "@/lib/domain/article";
import type { Queue } from "@/lib/study/review";
import { CardMenu } from "./card-menu";
import { ConfidenceButtons } from "./confidence-buttons";
import { FlashCard } from "./flash-card";
import { InLesson } from "./in-lesson";
import { KeysDialog } from "./keys-dialog";
import { LeechPanel } from "./leech-panel";
import { LetterKey, LetterKeys } from "./letter-key";
import { Ratings } from "./ratings";
import styles from "./review.module.css";
import type { Labels } from "./review-labels";
import { ReviewStatus } from "./review-status";
import { type Round, type Shown, useReview } from "./use-review";
import { type KeyUses, useReviewKeys } from "./use-review-keys";
import { type Speech, useSpeech } from "./use-speech";
import { useTyping } from "./use-typing";

type Props = Readonly<{
  locale: Locale;
  queue: Queue;
  /** What each fact rests on, by fact. */
  evidence: Readonly<Record<string, ReactNode>>;
  labels: Labels;
  /** What stands here when there are no cards left. */
  done: ReactNode;
  round?: Round | undefined;
}>;

/** Flashcards, one after the other. The next card never waits for the network. */
export function Review({ locale, queue, evidence, labels, done, round }: Props) {
  // A card that comes back may no longer be in the server's queue when its evidence is asked for.
  const [notes, setNotes] = useState(evidence);
  useEffect(() => setNotes((held) => ({ ...held, ...evidence })), [evidence]);

  const router = useRouter();
  const review = useReview(queue, notes, round);
  const { shown, rate, act, undo, reveal } = review;
  const typing = useTyping(shown, queue.terms, reveal);
  const { typed } = typing;
  const { read } = useSpeech(speechOf(shown, labels), queue.readAloud);
  const field = useRef<HTMLInputElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const block = useRef<HTMLDivElement>(null);
  const isInLesson = use(InLesson);

  const isBack = shown?.side === "back";
  const isLeech = shown?.side === "leech";
  const isCard = shown !== undefined && !isLeech;
  const turn = (confidence?: Confidence) => {
    if (typing.check) void typing.check(field.current?.value.trim() ?? "", confidence);
    else reveal(confidence);
  };
  const suggested = typed?.suggested ?? "good";
  const wasRight = typed?.mark && !typed.mark.right ? () => rate("good") : undefined;
  const aboutHref = `/${locale}/facts/${shown?.card.factId}`;
  const showKeys = () => keys.current?.showModal();
  const { letterKeys, askConfidence } = queue;
  // What to do about a leech wants reading first: no key that works wherever the focus is decides it.
  const keyUses: KeyUses = {
    goOn: isCard ? () => (isBack ? rate(suggested) : turn()) : undefined,
    rate: isBack ? rate : undefined,
    turn: askConfidence && isCard && !isBack ? turn : undefined,
    undo,
    suspend: isCard ? () => act("suspend") : undefined,
    bury: isCard ? () => act("bury") : undefined,
    about: shown ? () => router.push(aboutHref) : undefined,
    readAloud: read,
    wasRight,
    list: showKeys,
  };
  useReviewKeys(keyUses, letterKeys, isInLesson ? block : undefined);

  return (
    <LetterKeys value={letterKeys}>
      <div
        ref={block}
        className={`${styles.review} ${isInLesson ? styles.inLesson : ""}`}
        // A press anywhere on it brings the keys here.
        tabIndex={isInLesson ? -1 : undefined}
      >
        <div className={styles.bar}>
          {!review.isDone && (
            <p className="muted small">
              {labels.left} {review.left}
            </p>
          )}
          {review.canUndo && (
            <button type="button" className={styles.undo} onClick={undo}>
              {labels.undo} <LetterKey name="Z" />
            </button>
          )}
          {isCard && (
            <CardMenu
              cardSince={shown.since}
              labels={labels}
              aboutHref={aboutHref}
              onSuspend={() => act("suspend")}
              onBury={() => act("bury")}
              onReadAloud={read}
              onKeys={showKeys}
            />
          )}
        </div>
        <ReviewStatus
          shown={shown}
          typed={typed}
          happened={review.happened}
          outbox={review.outbox}
          locale={locale}
          labels={labels}
        />
        {review.isDone && done}
        {!shown && !review.isDone && (
          <p className="muted">{review.isOver ? labels.saving : labels.loading}</p>
        )}
        {isCard && (
          <FlashCard
            key={shown.since}
            shown={shown}
            typing={typing}
            field={field}
            locale={locale}
            labels={labels}
            evidence={notes[shown.card.factId]}
            onTurned={turn}
            onSwiped={(way) => {
              if (isBack) rate(way === "left" ? "again" : "good");
              else turn();
            }}
            onWasRight={() => rate("good")}
          />
        )}
        {isLeech && (
          <LeechPanel key={shown.since} card={shown.card} locale={locale} labels={labels} />
        )}
        {shown && (
          <div className={styles.actions}>
            {isBack ? (
              <Ratings
                key={shown.since}
                card={shown.card}
                suggested={typed?.suggested}
                locale={locale}
                labels={labels}
                onRate={rate}
              />
            ) : isLeech ? (
              <LeechChoices labels={labels} onChoose={act} />
            ) : (
              <div className={styles.front}>
                {askConfidence && <ConfidenceButtons labels={labels} onSaid={turn} />}
                <button type="button" className="button primary" onClick={() => turn()}>
                  {typing.check ? (
                    <>
                      {labels.typed.check} <kbd aria-hidden>↵</kbd>
                    </>
                  ) : (
                    <>
                      {labels.reveal} <kbd aria-hidden>␣</kbd>
                    </>
                  )}
                </button>
              </div>
            )}
          </div>
        )}
        {letterKeys && <KeysDialog dialog={keys} labels={labels} asksConfidence={askConfidence} />}
      </div>
    </LetterKeys>
  );
}

function LeechChoices({
  labels,
  onChoose,
}: Readonly<{ labels: Labels; onChoose: (act: "keep" | "rest" | "suspend") => void }>) {
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{labels.leech.choice}</legend>
      <button type="button" className="button primary" onClick={() => onChoose("keep")}>
        {labels.leech.keep}
      </button>
      <button type="button" className="button" onClick={() => onChoose("rest")}>
        {labels.leech.rest}
      </button>
      <button type="button" className="button" onClick={() => onChoose("suspend")}>
        {labels.suspend}
      </button>
    </fieldset>
  );
}

/** What is read aloud of what is shown. */
function speechOf(shown: Shown | undefined, labels: Labels): Speech | undefined {
  if (!shown) return undefined;
  const { card, side } = shown;
  const { locale, stem, unit, answer, statement } = card;
  if (side === "back") return { text: answer, locale };
  if (side === "leech") return { text: statement, locale };
  const question = stem.replace(gap, labels.gap[locale]);
  return { text: unit ? `${question} (${unit})` : question, locale };
}
