"use client";

import { type ComponentProps, useEffect } from "react";
import { InLesson } from "@/app/_components/review/in-lesson";
import { Review } from "@/app/_components/review/review";

/**
 * Flashcards within a lesson. When they are closed, the focus that was on them goes to the link that asks for
 * them; the cards of another section, where they were opened instead, have it already.
 */
export function LessonReview({
  linkId,
  ...review
}: ComponentProps<typeof Review> & Readonly<{ linkId: string }>) {
  useEffect(() => {
    return () => {
      if (document.activeElement === document.body) document.getElementById(linkId)?.focus();
    };
  }, [linkId]);
  return (
    <InLesson value={true}>
      <Review {...review} />
    </InLesson>
  );
}
