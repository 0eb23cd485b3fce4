"use client";

import { type ComponentProps, useEffect } from "react";
import { InLesson } from "@/app/_components/review/in-lesson";
import { Review } from "@/app/_components/review/review";

/** Flashcards within a lesson. When they are closed, the focus goes to the link that asks for them. */
export function LessonReview({
  linkId,
  ...review
}: ComponentProps<typeof Review> & Readonly<{ linkId: string }>) {
  useEffect(() => () => document.getElementById(linkId)?.focus(), [linkId]);
  return (
    <InLesson value={true}>
      <Review {...review} />
    </InLesson>
  );
}
