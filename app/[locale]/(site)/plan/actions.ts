"use server";

import { redirect } from "next/navigation";
import { fieldsOf, localeOf } from "@/app/form";
import { formAction } from "@/app/form-action";
import { currentLearner, learnerForWriting } from "@/app/session";
import { library } from "@/lib/content/library";
import type { Locale } from "@/lib/domain/article";
import { defaultSettings } from "@/lib/domain/learner";
import { database } from "@/lib/study/database";
import {
  changePlan,
  type PlanChange,
  type PlanFailure,
  planFailure,
  planForm,
} from "@/lib/study/plan";

/** Changes the plan as one of its forms says. */
export const changePlanAction = formAction(async (form) => {
  const locale = localeOf(form);
  const change = planForm.safeParse(fieldsOf(form));
  if (!change.success) redirect(`/${locale}/plan?failure=invalid`);
  const now = Date.now();
  const settings = (await currentLearner())?.settings ?? defaultSettings;
  const failure = planFailure(library(), settings, change.data, now);
  if (failure) redirect(refusal(locale, failure, change.data));
  const learner = await learnerForWriting(now);
  const failed = await changePlan(database(), library(), learner, change.data, now);
  redirect(failed ? refusal(locale, failed.failure, change.data) : `/${locale}/plan?saved=yes`);
});

/** Where a change that is refused leads: the dates go along, so that they are there to be mended. */
function refusal(locale: Locale, failure: PlanFailure, change: PlanChange): string {
  const dates = "by" in change || "to" in change ? change : {};
  return `/${locale}/plan?${new URLSearchParams({ failure, ...dates })}`;
}
