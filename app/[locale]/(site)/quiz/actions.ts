"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { fieldsOf, localeOf } from "@/app/form";
import { currentLearner, learnerForWriting } from "@/app/session";
import { library } from "@/lib/content/library";
import type { Locale } from "@/lib/domain/article";
import { database } from "@/lib/study/database";
import { quizWish, retakeMissed, startQuiz } from "@/lib/study/quiz";

type Started = Awaited<ReturnType<typeof startQuiz>>;

export async function startQuizAction(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const wish = quizWish.safeParse(fieldsOf(form));
  if (!wish.success) redirect(`/${locale}/quiz?failure=invalid`);
  const now = Date.now();
  const learner = await learnerForWriting(now);
  goTo(locale, await startQuiz(database(), library(), learner, wish.data, Math.random, now));
}

export async function retakeMissedAction(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const quizId = z.uuid().safeParse(form.get("quizId"));
  const learner = await currentLearner();
  if (!quizId.success || !learner) redirect(`/${locale}/quiz?failure=invalid`);
  goTo(
    locale,
    await retakeMissed(database(), library(), learner, quizId.data, Math.random, Date.now()),
  );
}

function goTo(locale: Locale, started: Started): never {
  redirect(
    "quizId" in started
      ? `/${locale}/quiz/${started.quizId}`
      : `/${locale}/quiz?failure=${started.failure}`,
  );
}
