import { getTranslations } from "next-intl/server";
import { RightIcon, WrongIcon } from "@/app/_components/icons";
import type { Prompt } from "@/lib/domain/article";
import type { Given } from "@/lib/domain/marking";
import styles from "../quiz.module.css";

/** Right or not, in words and with a sign; no judgement on someone who said that they did not know. */
export async function Verdict({
  prompt,
  given,
  right,
  near,
}: Readonly<{ prompt: Prompt; given: Given; right: boolean; near: boolean }>) {
  const t = await getTranslations("Quiz");
  if ("unknown" in given) {
    return (
      <h2 id="verdict" tabIndex={-1} className={styles.verdict}>
        {t("shown")}
      </h2>
    );
  }
  const found = foundKeys(prompt, given);
  const words = right
    ? t(near ? "rightNear" : "right")
    : found
      ? t("wrongPart", found)
      : t(near ? "wrongNear" : "wrong");
  return (
    <h2
      id="verdict"
      tabIndex={-1}
      className={`${styles.verdict} ${right ? styles.right : styles.wrong}`}
    >
      {right ? <RightIcon /> : <WrongIcon />}
      {words}
    </h2>
  );
}

/** Of a question with several right options: how many were found, when that is some of them. */
function foundKeys(prompt: Prompt, given: Given): { right: number; total: number } | undefined {
  if (prompt.kind !== "select" || !("picked" in given)) return undefined;
  const right = prompt.keys.filter((key) => given.picked.includes(key)).length;
  return right > 0 ? { right, total: prompt.keys.length } : undefined;
}
