import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/app/_components/submit-button";
import type { OfferedAct } from "@/lib/study/acts";
import styles from "./act-buttons.module.css";

/** Acts as buttons of the form that they stand in. Forgetting asks once more. */
export async function ActButtons({ acts }: Readonly<{ acts: readonly OfferedAct[] }>) {
  const t = await getTranslations("Facts");
  return (
    <div className={styles.acts}>
      {acts.map((act) =>
        act === "forget" ? (
          <details key={act} className={styles.forget}>
            <summary className="button">{t(`act.${act}`)}…</summary>
            <div className={styles.confirm}>
              <p>{t("forgetText")}</p>
              <SubmitButton name="act" value={act} className="button danger">
                {t("forgetConfirm")}
              </SubmitButton>
            </div>
          </details>
        ) : (
          <SubmitButton key={act} name="act" value={act} className="button">
            {t(`act.${act}`)}
          </SubmitButton>
        ),
      )}
    </div>
  );
}
