"use client";

import { type PointerEvent, type RefObject, useRef, useState } from "react";

/** Which way a finger is taking the card, and whether letting go now does what the label says. */
export type Swipe = Readonly<{ way: "left" | "right"; isFar: boolean }>;

/** As far as a finger must go, in pixels, and how far before it is a swipe at all. */
const farEnough = 80;
const noticeable = 12;

/**
 * A card that follows a finger sideways; up and down the browser scrolls. Let go too early, or
 * interrupted by a scroll, a second finger or a call, the card goes back to its place. The handlers
 * belong to what the card lies on: that stays under the finger.
 */
export function useSwipe(
  card: RefObject<HTMLElement | null>,
  onSwiped: (way: Swipe["way"]) => void,
) {
  const start = useRef<Readonly<{ pointerId: number; x: number; y: number }>>(undefined);
  // A quick finger moves and lets go between two renders: the handlers look here, the label at the state.
  const latest = useRef<Swipe>(undefined);
  const [swipe, setSwipe] = useState<Swipe>();

  const follow = (next: Swipe | undefined) => {
    const { current } = latest;
    latest.current = next;
    if (next?.way !== current?.way || next?.isFar !== current?.isFar) setSwipe(next);
  };

  const letGo = () => {
    start.current = undefined;
    follow(undefined);
    card.current?.style.removeProperty("translate");
  };

  return {
    swipe,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const { isPrimary, pointerType, pointerId, target } = event;
        if (!isPrimary) return letGo();
        if (pointerType === "mouse") return;
        if (target instanceof Element && target.closest("a, button, input, summary")) return;
        start.current = { pointerId, x: event.clientX, y: event.clientY };
      },
      onPointerMove: ({
        currentTarget,
        pointerId,
        clientX,
        clientY,
      }: PointerEvent<HTMLElement>) => {
        if (start.current?.pointerId !== pointerId) return;
        const dx = clientX - start.current.x;
        const isSideways = Math.abs(dx) > Math.abs(clientY - start.current.y);
        if (!latest.current && !(isSideways && Math.abs(dx) > noticeable)) return;
        if (!latest.current) currentTarget.setPointerCapture(pointerId);
        const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
        if (!isStill && card.current) card.current.style.translate = `${dx}px`;
        follow({ way: dx < 0 ? "left" : "right", isFar: Math.abs(dx) >= farEnough });
      },
      onPointerUp: ({ pointerId }: PointerEvent<HTMLElement>) => {
        if (start.current?.pointerId !== pointerId) return;
        const swiped = latest.current;
        letGo();
        if (swiped?.isFar) onSwiped(swiped.way);
      },
      onPointerCancel: letGo,
    },
  };
}
