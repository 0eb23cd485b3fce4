"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { fieldsOf, localeOf } from "@/app/form";
import { formAction } from "@/app/form-action";
import { currentLearner, learnerForWriting } from "@/app/session";
import { library } from "@/lib/content/library";
import type { Locale } from "@/lib/domain/article";
import { database } from "@/lib/study/database";
import {
  quizForm,
  retakeMissed,
  type Started,
  startFailure,
  startQuiz,
} from "@/lib/study/quiz-start";

/** Starts the quiz that a form asks for. A visitor becomes a learner by it. */
export const startQuizAction = formAction(async (form) => {
  const locale = localeOf(form);
  const wanted = quizForm.safeParse(fieldsOf(form));
  if (!wanted.success) redirect(`/${locale}/quiz?failure=invalid`);
  const failure = startFailure(library(), wanted.data);
  if (failure) redirect(`/${locale}/quiz?failure=${failure}`);
  const now = Date.now();
  const learner = await learnerForWriting(now);
  goTo(locale, await startQuiz(database(), library(), learner, wanted.data, Math.random, now));
});

/** Starts a quiz of what was missed in an earlier one. */
export const retakeMissedAction = formAction(async (form) => {
  const locale = localeOf(form);
  const quizId = z.uuid().safeParse(form.get("quizId"));
  const learner = await currentLearner();
  if (!quizId.success || !learner) redirect(`/${locale}/quiz?failure=invalid`);
  goTo(
    locale,
    await retakeMissed(database(), library(), learner, quizId.data, Math.random, Date.now()),
  );
});

function goTo(locale: Locale, started: Started): never {
  redirect(
    "quizId" in started
      ? `/${locale}/quiz/${started.quizId}`
      : `/${locale}/quiz?failure=${started.failure}`,
  );
}
