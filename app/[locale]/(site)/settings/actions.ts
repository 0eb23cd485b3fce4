"use server";

import { redirect } from "next/navigation";
import { fieldsOf, localeOf } from "@/app/form";
import { formAction } from "@/app/form-action";
import { chooseTheme, learnerForWriting, themes } from "@/app/session";
import { database } from "@/lib/study/database";
import { changeSettings, settingsForm } from "@/lib/study/settings";

/** Keeps the theme that was chosen. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  const theme = themes.find((known) => known === fieldsOf(form).theme);
  if (theme) await chooseTheme(theme);
  redirect(`/${localeOf(form)}/settings`);
}

/** Stores all settings of the form, or none when one of them is not right. */
export const saveSettingsAction = formAction(async (form) => {
  const locale = localeOf(form);
  const settings = settingsForm.safeParse(fieldsOf(form));
  if (!settings.success) redirect(`/${locale}/settings?failure=invalid`);
  const now = Date.now();
  const learner = await learnerForWriting(now);
  await changeSettings(database(), learner.id, settings.data, now);
  redirect(`/${locale}/settings?saved=yes`);
});
