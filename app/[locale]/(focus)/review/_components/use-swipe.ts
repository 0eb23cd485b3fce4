"use client";

import { type PointerEvent, useRef, useState } from "react";

/** Which way a finger is taking the card, and whether letting go now does what the label says. */
export type Swipe = Readonly<{ way: "left" | "right"; isFar: boolean }>;

/** As far as a finger must go, in pixels, and how far before it is a swipe at all. */
const farEnough = 80;
const noticeable = 12;

/**
 * A card that follows a finger sideways; up and down the browser scrolls. Let go too early, or
 * interrupted by a scroll, a second finger or a call, the card goes back to its place.
 */
export function useSwipe(onSwiped: (way: Swipe["way"]) => void) {
  const start = useRef<Readonly<{ pointerId: number; x: number; y: number }>>(undefined);
  const [swipe, setSwipe] = useState<Swipe>();

  const letGo = (card: HTMLElement) => {
    start.current = undefined;
    setSwipe(undefined);
    card.style.removeProperty("translate");
  };

  return {
    swipe,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const { currentTarget, isPrimary, pointerType, pointerId, target } = event;
        if (!isPrimary) return letGo(currentTarget);
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
        if (!swipe && !(isSideways && Math.abs(dx) > noticeable)) return;
        if (!swipe) currentTarget.setPointerCapture(pointerId);
        const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
        if (!isStill) currentTarget.style.translate = `${dx}px`;
        const next: Swipe = { way: dx < 0 ? "left" : "right", isFar: Math.abs(dx) >= farEnough };
        if (next.way !== swipe?.way || next.isFar !== swipe.isFar) setSwipe(next);
      },
      onPointerUp: ({ currentTarget, pointerId }: PointerEvent<HTMLElement>) => {
        if (start.current?.pointerId !== pointerId) return;
        letGo(currentTarget);
        if (swipe?.isFar) onSwiped(swipe.way);
      },
      onPointerCancel: ({ currentTarget }: PointerEvent<HTMLElement>) => letGo(currentTarget),
    },
  };
}
