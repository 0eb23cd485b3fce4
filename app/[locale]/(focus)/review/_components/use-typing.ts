"use client";

import { useEffect, useState } from "react";
import type { Mark } from "@/lib/domain/marking";
import type { Rating } from "@/lib/domain/memory";
import type { Queue } from "@/lib/study/review";
import type { Shown } from "./use-review";

/** What was typed on a card, and how it was marked; no mark for someone who typed nothing. */
export type Typed = Readonly<{ written: string; mark?: Mark; suggested: Rating }>;

/** Only who types fetches what marks. */
const marking = () => import("@/lib/domain/marking");

/** The answer to a card that is typed. `check` marks what was written and shows the back. */
export function useTyping(shown: Shown | undefined, terms: Queue["terms"], reveal: () => void) {
  const [checked, setChecked] = useState<Typed & Pick<Shown, "since">>();
  const [unreadable, setUnreadable] = useState<number>();
  const prompt = shown?.card.prompt;
  useEffect(() => {
    if (prompt) void marking();
  }, [prompt]);

  const check = async (written: string) => {
    if (!shown || !prompt || shown.side !== "front") return;
    const { since, card } = shown;
    if (written === "") setChecked({ since, written, suggested: "again" });
    else {
      const { mark, readNumber } = await marking();
      if (prompt.kind === "number" && !readNumber(prompt, written, card.locale))
        return setUnreadable(since);
      const otherTerms = terms[card.articleId]?.[card.locale];
      const marked = mark(prompt, { written }, card.locale, otherTerms);
      setChecked({ since, written, mark: marked, suggested: suggestedFor(marked) });
    }
    reveal();
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
