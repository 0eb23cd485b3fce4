"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { fieldsOf, localeOf } from "@/app/form";
import { currentLearner } from "@/app/session";
import { database } from "@/lib/study/database";
import { beginFit, cancelFit, parametersForm, useParameters } from "@/lib/study/fit";

/** Starts fitting; it goes on after the answer has been sent. */
export async function startFitAction(form: FormData): Promise<void> {
  const learner = await currentLearner();
  const work = learner && (await beginFit(database(), learner, Date.now));
  if (work) after(work);
  redirect(`/${localeOf(form)}/fit`);
}

export async function cancelFitAction(form: FormData): Promise<void> {
  const learner = await currentLearner();
  if (learner) await cancelFit(database(), learner);
  redirect(`/${localeOf(form)}/fit`);
}

/** Goes back to earlier parameters. */
export async function useParametersAction(form: FormData): Promise<void> {
  const learner = await currentLearner();
  const chosen = parametersForm.safeParse(fieldsOf(form));
  if (!learner || !chosen.success) redirect(`/${localeOf(form)}/fit`);
  await useParameters(database(), learner, chosen.data, Date.now());
  redirect(`/${localeOf(form)}/fit?changed=yes`);
}
