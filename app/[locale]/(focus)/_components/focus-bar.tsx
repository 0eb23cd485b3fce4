import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "@/app/_components/language-switch";
import { Link } from "@/app/_components/local-link";
import styles from "./focus-bar.module.css";

/** Top of a focused page: the way out, how far along, the other language. */
export async function FocusBar({
  closeHref,
  closeLabel,
  children,
}: Readonly<{ closeHref: string; closeLabel: string; children?: ReactNode }>) {
  const [t, locale] = await Promise.all([getTranslations("App"), getLocale()]);
  return (
    <header className={styles.bar}>
      <Link href={closeHref} className={styles.close} aria-label={closeLabel}>
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden>
          <path d="m6 6 12 12M18 6 6 18" stroke="currentColor" strokeWidth="1.75" />
        </svg>
      </Link>
      <div className={styles.middle}>{children}</div>
      <LanguageSwitch locale={locale === "nl" ? "en" : "nl"} label={t("otherLanguage")} />
    </header>
  );
}
