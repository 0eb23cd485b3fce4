import type { Answer } from "@/lib/domain/answer";

/** Where an answer stands in the history, with what corrects it open. */
export const deedHref = ({ id, at }: Answer): string =>
  `/history?before=${at + 1}&answer=${id}#${rowId(id)}`;

/** The row of an answer. */
export const rowId = (answerId: string): string => `answer-${answerId}`;

/** What corrects it, in that row. */
export const changeId = (answerId: string): string => `change-${answerId}`;
