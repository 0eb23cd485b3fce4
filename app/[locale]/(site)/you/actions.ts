"use server";

import { redirect } from "next/navigation";
import { localeOf } from "@/app/form";
import { chooseTheme, currentLearner, forgetLearner, themes } from "@/app/session";
import { database } from "@/lib/study/database";
import { eraseLearner } from "@/lib/study/learner";

/** Keeps the theme that was chosen. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  const theme = themes.find((known) => known === form.get("theme"));
  if (theme) await chooseTheme(theme);
  redirect(`/${localeOf(form)}/you`);
}

/** Deletes everything of the learner, when they have ticked that they want it. */
export async function eraseAction(form: FormData): Promise<void> {
  const locale = localeOf(form);
  if (form.get("confirmed") !== "yes") redirect(`/${locale}/you?erase=unconfirmed`);
  const learner = await currentLearner();
  if (learner) await eraseLearner(database(), learner);
  await forgetLearner();
  redirect(`/${locale}/you?erase=done`);
}
