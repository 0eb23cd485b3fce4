"use server";

import { redirect } from "next/navigation";
import { fieldsOf, localeOf } from "@/app/form";
import { formAction } from "@/app/form-action";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { database } from "@/lib/study/database";
import { answerQuestion, quizResponse } from "@/lib/study/quiz";

/** Marks the form of a question and goes to its outcome, or back to it with what was wrong. */
export const answerAction = formAction(async (form) => {
  const locale = localeOf(form);
  const response = quizResponse.safeParse(fieldsOf(form));
  if (!response.success) redirect(`/${locale}/quiz?failure=invalid`);
  const { quizId, position, written, confidence } = response.data;
  const learner = await currentLearner();
  const refused = await answerQuestion(
    database(),
    library(),
    learner,
    response.data,
    locale,
    Date.now(),
  );
  if (refused?.failure === "unknown-question") redirect(`/${locale}/quiz?failure=invalid`);
  const address = new URLSearchParams({
    q: `${position}`,
    ...refused,
    ...(refused && written ? { written } : {}),
    ...(refused && confidence ? { confidence } : {}),
  });
  redirect(`/${locale}/quiz/${quizId}?${address}`);
});
