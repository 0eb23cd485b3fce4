import { getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { getFormatter } from "@/lib/i18n/format";
import type { QuizScore } from "@/lib/study/quiz-result";
import { ScoreLine } from "./score-line";

/** The latest finished quizzes with their scores, as a line and, but for the `current` one, as a table. */
export async function EarlierQuizzes({
  quizzes,
  current,
}: Readonly<{ quizzes: readonly QuizScore[]; current?: string }>) {
  const [t, format] = await Promise.all([getTranslations("QuizStart"), getFormatter()]);
  const done = quizzes.filter(({ answered, questions }) => answered === questions);
  const earlier = done.filter(({ id }) => id !== current);
  if (current && earlier.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t("earlier")}</h2>
      {earlier.length === 0 && <p className="muted">{t("earlierNone")}</p>}
      <ScoreLine quizzes={done} />
      {earlier.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("date")}</th>
              <th scope="col">{t("score")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("look")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {earlier.map((quiz) => (
              <tr key={quiz.id}>
                <td>
                  {format.dateTime(quiz.startedAt, {
                    day: "numeric",
                    month: "short",
                    hour: "numeric",
                    minute: "2-digit",
                  })}
                </td>
                <td>{t("scoreOf", { right: quiz.right, total: quiz.answered })}</td>
                <td>
                  <Link href={`/quiz/${quiz.id}/result`}>{t("look")}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
