"use client";

import { type RefObject, useEffectEvent, useLayoutEffect } from "react";
import { type Confidence, confidences } from "@/lib/domain/answer";
import { type Rating, ratings } from "@/lib/domain/memory";
import { confidenceKeys } from "./confidence-buttons";

/** What keys can do on the page as it is now; what is absent cannot be done. */
export type KeyUses = Readonly<{
  /** Space and Enter, where no control has the focus. */
  goOn?: (() => void) | undefined;
  rate?: ((rating: Rating) => void) | undefined;
  /** Shows the answer after saying how sure one is. */
  turn?: ((confidence: Confidence) => void) | undefined;
  undo: () => void;
  suspend?: (() => void) | undefined;
  bury?: (() => void) | undefined;
  about?: (() => void) | undefined;
  readAloud?: (() => void) | undefined;
  wasRight?: (() => void) | undefined;
  list: () => void;
}>;

/**
 * The keyboard of the review page, as in Anki where Anki has a key for it. Without letter keys, as WCAG
 * 2.1.4 asks for, only Space and Enter are left. Where the cards are only a part of the page, keys work
 * `within` it: with the focus there and the cards in view. Elsewhere Space scrolls.
 */
export function useReviewKeys(
  uses: KeyUses,
  hasLetterKeys: boolean,
  within?: RefObject<HTMLElement | null>,
) {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { target } = event;
    if (within && !isAt(within.current, target)) return;
    if (target instanceof Element && target.closest("input, textarea, select, dialog")) return;
    const isGoOn = event.key === " " || event.key === "Enter";
    // A key that is held down must not press the button that the focus has just come to.
    if (event.repeat && isGoOn) event.preventDefault();
    if (event.repeat) return;
    if (isGoOn && target instanceof Element && target.closest("a, button, summary")) return;
    if (!isGoOn && !hasLetterKeys) return;
    const use = isGoOn ? uses.goOn : actionFor(event.key, uses);
    if (!use) return;
    event.preventDefault();
    use();
  });
  // With the focus of the card, not after it: who sees where it is may press.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

function isAt(block: HTMLElement | null, target: EventTarget | null): boolean {
  if (!block || !(target instanceof Node && block.contains(target))) return false;
  const { top, bottom } = block.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

function actionFor(key: string, uses: KeyUses): (() => void) | undefined {
  const { rate, turn } = uses;
  const rating = ratings[Number(key) - 1];
  if (rating) return rate && (() => rate(rating));
  const confidence = confidences.find((one) => confidenceKeys[one] === key.toUpperCase());
  if (confidence) return turn && (() => turn(confidence));
  switch (key.toLowerCase()) {
    case "z":
      return uses.undo;
    case "e":
      return uses.suspend;
    case "b":
      return uses.bury;
    case "i":
      return uses.about;
    case "r":
      return uses.readAloud;
    case "y":
      return uses.wasRight;
    case "?":
      return uses.list;
    default:
      return undefined;
  }
}
