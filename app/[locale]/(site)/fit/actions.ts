"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { fieldsOf, localeOf } from "@/app/form";
import { formAction } from "@/app/form-action";
import { currentLearner } from "@/app/session";
import { database } from "@/lib/study/database";
import { beginFit, cancelFit, parametersForm, useParameters } from "@/lib/study/fit";

/** Starts fitting; it goes on after the answer has been sent. */
export const startFitAction = formAction(async (form) => {
  const learner = await currentLearner();
  const work = learner && (await beginFit(database(), learner, Date.now));
  if (work) after(work);
  redirect(`/${localeOf(form)}/fit`);
});

export const cancelFitAction = formAction(async (form) => {
  const learner = await currentLearner();
  if (learner) await cancelFit(database(), learner);
  redirect(`/${localeOf(form)}/fit`);
});

/** Goes back to earlier parameters. */
export const useParametersAction = formAction(async (form) => {
  const learner = await currentLearner();
  const chosen = parametersForm.safeParse(fieldsOf(form));
  if (!learner || !chosen.success) redirect(`/${localeOf(form)}/fit`);
  await useParameters(database(), learner, chosen.data, Date.now());
  redirect(`/${localeOf(form)}/fit?changed=yes`);
});
