"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Fields } from "@/app/_components/hidden-fields";
import { fieldsOf, localeOf } from "@/app/form";
import { formAction } from "@/app/form-action";
import { currentLearner, recordForBrowser } from "@/app/session";
import type { Learner } from "@/lib/domain/learner";
import { ratings } from "@/lib/domain/memory";
import {
  corrected,
  type DeedReference,
  deedReference,
  instantField,
  putBack,
  takenBack,
} from "@/lib/study/amend";
import { database } from "@/lib/study/database";
import { deedFields } from "./_components/deed-fields";

/** Gives a flashcard another rating. */
export const correctAction = formAction(async (form) => {
  const { back, learner, deed } = await read(form);
  const rating = z.enum(ratings).safeParse(form.get("rating"));
  if (!rating.success) redirect(back({ failure: "invalid" }));
  const now = Date.now();
  const correction = await corrected(database(), learner, deed, rating.data, now);
  if (!correction) redirect(back({ failure: "gone" }));
  const { entries, before } = correction;
  if (before === rating.data) redirect(back({}));
  await recordForBrowser(entries, now);
  const [, { id, at }] = entries;
  redirect(back({ done: "corrected", at: `${at}`, id, rating: rating.data, was: before }));
});

/** Takes back an answer or an act. */
export const takeBackAction = formAction(async (form) => {
  const { back, learner, deed } = await read(form);
  const now = Date.now();
  const undos = await takenBack(database(), learner, deed, now);
  if (undos.length > 0) await recordForBrowser(undos, now);
  redirect(back({ done: "taken-back", count: `${undos.length}`, ...deedFields(deed) }));
});

/** Puts back what was taken back. */
export const putBackAction = formAction(async (form) => {
  const { back, learner, deed } = await read(form);
  const entries = await putBack(database(), learner, deed);
  if (entries.length > 0) await recordForBrowser(entries, Date.now());
  redirect(back({ done: "put-back", count: `${entries.length}` }));
});

type Read = Readonly<{
  /** The page that the form stood on, with an outcome to tell. */
  back: (outcome: Fields) => string;
  learner: Learner;
  deed: DeedReference;
}>;

async function read(form: FormData): Promise<Read> {
  const fields = fieldsOf(form);
  const before = instantField.safeParse(fields.before);
  const page: Fields = before.success ? { before: `${before.data}` } : {};
  const back = (outcome: Fields) =>
    `/${localeOf(form)}/history?${new URLSearchParams({ ...page, ...outcome })}`;
  const deed = deedReference.safeParse(fields);
  const learner = await currentLearner();
  if (!deed.success || !learner) redirect(back({ failure: "invalid" }));
  return { back, learner, deed: deed.data };
}
