"use server";

import { redirect } from "next/navigation";
import { localeOf } from "@/app/form";
import { chooseTheme, themes } from "@/app/session";

/** Keeps the theme that was chosen. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  const theme = themes.find((known) => known === form.get("theme"));
  if (theme) await chooseTheme(theme);
  redirect(`/${localeOf(form)}/you`);
}
