import { getLocale } from "next-intl/server";
import { SubmitButton } from "@/app/_components/submit-button";
import { startQuizAction } from "../actions";

/** One press to a quiz of ten: from some sections, or from the whole article when none is named. */
export async function StartQuiz({
  articleId,
  sectionIds,
  label,
  primary = false,
}: Readonly<{
  articleId: string;
  sectionIds: readonly string[];
  label: string;
  primary?: boolean;
}>) {
  const locale = await getLocale();
  return (
    <form action={startQuizAction}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="articleId" value={articleId} />
      {sectionIds.map((id) => (
        <input key={id} type="hidden" name="sections" value={id} />
      ))}
      <SubmitButton className={primary ? "button primary" : "button"}>{label}</SubmitButton>
    </form>
  );
}
