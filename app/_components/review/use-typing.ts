"use client";

import { useEffect, useState } from "react";
import type { Confidence } from "@/lib/domain/answer";
import type { Mark } from "@/lib/domain/marking";
import type { Rating } from "@/lib/domain/memory";
import type { Queue } from "@/lib/study/review";
import type { Shown } from "./use-review";

/** What was typed on a card, and how it was marked; no mark for someone who typed nothing. */
export type Typed = Readonly<{ written: string; mark?: Mark; suggested: Rating }>;

/** Only who types fetches what marks. Without it, as on a lost line, the card is only turned. */
const marking = () => import("@/lib/domain/marking").catch(() => undefined);

/** The answer to a card that is typed. `check` marks what was written and shows the back. */
export function useTyping(
  shown: Shown | undefined,
  terms: Queue["terms"],
  reveal: (confidence: Confidence | undefined, since: number) => void,
) {
  const [checked, setChecked] = useState<Typed & Pick<Shown, "since">>();
  const [unreadable, setUnreadable] = useState<number>();
  const prompt = shown?.card.prompt;
  useEffect(() => {
    if (prompt) void marking();
  }, [prompt]);

  const check = async (written: string, confidence?: Confidence) => {
    if (!shown || !prompt || shown.side !== "front") return;
    const { since, card } = shown;
    const marker = await marking();
    if (written === "") setChecked({ since, written, suggested: "again" });
    else if (marker) {
      if (prompt.kind === "number" && !marker.readNumber(prompt, written, card.locale))
        return setUnreadable(since);
      const otherTerms = terms[card.articleId]?.[card.locale];
      const mark = marker.mark(prompt, { written }, card.locale, otherTerms);
      setChecked({ since, written, mark, suggested: suggestedFor(mark) });
    }
    reveal(confidence, since);
  };

  return {
    check: prompt && check,
    isUnreadable: unreadable !== undefined && unreadable === shown?.since,
    typed: shown?.side === "back" && checked?.since === shown.since ? checked : undefined,
  };
}

/**
 * A slip in spelling is still Good, as in a quiz: the fact was remembered, and it is the fact that comes
 * back. What is only nearly right is wrong.
 */
const suggestedFor = ({ right }: Mark): Rating => (right ? "good" : "again");
