"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Locale } from "@/lib/domain/article";
import type { EntriesOutcome, SentEntries, SentEntry } from "@/lib/study/review";

type Outbox = Readonly<{
  /** Ratings that the server has not confirmed. */
  waiting: number;
  /** The last attempt failed; another one follows. */
  failing: boolean;
  /** The server would not take a rating. */
  refused: boolean;
  add: (card: SentEntry) => void;
}>;

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * Sends ratings in the background, in order and one request at a time: the first may be the one that
 * makes the learner. A rating stays until the server confirms it; its id makes sending twice harmless.
 */
export function useOutbox(locale: Locale, onStored: (outcome: EntriesOutcome) => void): Outbox {
  const entries = useRef<readonly SentEntry[]>([]);
  const isSending = useRef(false);
  const [waiting, setWaiting] = useState(0);
  const [failing, setFailing] = useState(false);
  const [refused, setRefused] = useState(false);
  const stored = useRef(onStored);
  useEffect(() => {
    stored.current = onStored;
  });

  const send = useCallback(
    async (pauseMs: number, most = Number.POSITIVE_INFINITY): Promise<void> => {
      isSending.current = true;
      const batch = entries.current.slice(0, most);
      const reply = await post({ locale, entries: [...batch] });
      if (reply === "unreachable") {
        setFailing(true);
        setTimeout(() => void send(Math.min(pauseMs * 2, longestPauseMs)), pauseMs);
        return;
      }
      setFailing(false);
      // One bad entry must not take the others along: send them one by one to find it.
      if (reply === "refused" && batch.length > 1) return send(firstPauseMs, 1);
      entries.current = entries.current.slice(batch.length);
      isSending.current = false;
      setWaiting(entries.current.length);
      if (reply === "refused") setRefused(true);
      else stored.current(reply);
      if (entries.current.length > 0) await send(firstPauseMs, most);
    },
    [locale],
  );

  const add = useCallback(
    (card: SentEntry) => {
      entries.current = [...entries.current, card];
      setWaiting(entries.current.length);
      if (!isSending.current) void send(firstPauseMs);
    },
    [send],
  );

  // Whoever leaves the page takes what is still waiting along in one last request.
  useEffect(() => {
    const onLeave = () => {
      if (entries.current.length > 0) void post({ locale, entries: [...entries.current] });
    };
    window.addEventListener("pagehide", onLeave);
    return () => window.removeEventListener("pagehide", onLeave);
  }, [locale]);

  return { waiting, failing, refused, add };
}

/** A fault of the server or the line passes; a refusal does not. */
async function post(body: SentEntries): Promise<EntriesOutcome | "unreachable" | "refused"> {
  try {
    const response = await fetch("/api/answers", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      keepalive: true,
    });
    if (response.ok) return await response.json();
    return response.status >= 500 || response.status === 429 ? "unreachable" : "refused";
  } catch {
    return "unreachable";
  }
}
