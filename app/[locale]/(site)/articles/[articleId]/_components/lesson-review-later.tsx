"use client";

import { type ComponentProps, lazy } from "react";
import type { LessonReview } from "./lesson-review";

const Later = lazy(() =>
  import("./lesson-review").then((module) => ({ default: module.LessonReview })),
);

/** Flashcards that are fetched when they are asked for: who only reads is not kept waiting by them. */
export const LessonReviewLater = (props: ComponentProps<typeof LessonReview>) => (
  <Later {...props} />
);
