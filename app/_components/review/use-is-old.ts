"use client";

import { useEffect, useRef, useState } from "react";
import { onOutcome } from "@/app/_components/outbox/outbox";
import type { Queue } from "@/lib/study/review";
import { noteServerTime, serverNow } from "./server-clock";

const checkPauseMs = 5_000;
/** A queue that comes with its page is younger than this, unless the line is very slow. */
const freshMs = 10_000;

/**
 * Whether a queue is no longer what the server would send: its day is over, also in a tab that is left open
 * or a computer that slept meanwhile; the learner comes back to the tab, and may have been busy in another one;
 * the settings are others now; or the browser kept it from an earlier visit to the page.
 */
export function useIsOld(queue: Queue): boolean {
  const [old, setOld] = useState<Queue>();
  const isFirst = useRef(true);
  useEffect(() => {
    noteServerTime(queue.asOf);
    const isFresh = () => serverNow() - queue.asOf <= freshMs;
    if (isFirst.current && !isFresh()) setOld(queue);
    isFirst.current = false;
    const check = () => {
      if (serverNow() >= queue.dayEndsAt) setOld(queue);
    };
    const onSeenAgain = () => {
      if (document.visibilityState === "visible" && !isFresh()) setOld(queue);
    };
    // Timers stand still while a computer sleeps: one look now and then is surer than one in time.
    const timer = setInterval(check, checkPauseMs);
    document.addEventListener("visibilitychange", onSeenAgain);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onSeenAgain);
    };
  }, [queue]);
  useEffect(
    () =>
      onOutcome(({ scheduleKey }) => {
        const isKnown = scheduleKey !== undefined && queue.scheduleKey !== undefined;
        if (isKnown && scheduleKey !== queue.scheduleKey) setOld(queue);
      }),
    [queue],
  );
  return old === queue;
}
