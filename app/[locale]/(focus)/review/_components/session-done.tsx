import { getTranslations } from "next-intl/server";
import { FocusOnArrival } from "@/app/_components/focus-on-arrival";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";
import styles from "./day-done.module.css";

/** The end of a session beyond the cards of the day. */
export async function SessionDone({ from }: Readonly<{ from: string | undefined }>) {
  const t = await getTranslations("Review");
  return (
    <div className={styles.done}>
      <Moon phase="full" size={72} />
      <FocusOnArrival to="done" />
      <h1 id="done" tabIndex={-1}>
        {t("sessionDone")}
      </h1>
      <p className="serif">{t("sessionDoneText")}</p>
      <div className="row">
        <Link href={from ?? "/"} className="button primary">
          {t(from ? "back" : "home")}
        </Link>
        <Link href="/review" className="button">
          {t("today")}
        </Link>
      </div>
    </div>
  );
}
