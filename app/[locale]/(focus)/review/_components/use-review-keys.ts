"use client";

import { useEffect } from "react";
import { type Rating, ratings } from "@/lib/domain/memory";

/** Space shows the answer and then means Good, as in Anki; 1–4 rate. */
export function useReviewKeys(
  revealed: boolean,
  reveal: () => void,
  rate: (rating: Rating) => void,
) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      const isOnControl = event.target instanceof Element && event.target.closest("a, button");
      if (event.key === " " || event.key === "Enter") {
        if (isOnControl) return;
        event.preventDefault();
        if (revealed) rate("good");
        else reveal();
      }
      const rating = ratings[Number(event.key) - 1];
      if (revealed && rating) rate(rating);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}
