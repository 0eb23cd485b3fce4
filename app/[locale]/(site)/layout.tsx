import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "@/app/_components/language-switch";
import { Link } from "@/app/_components/local-link";
import { Unsaved } from "@/app/_components/unsaved/unsaved";
import { Wordmark } from "@/app/_components/wordmark";
import { MainMenu } from "./_components/main-menu";
import styles from "./layout.module.css";

export default async function SiteLayout({ children }: Readonly<{ children: ReactNode }>) {
  const [t, nav, errors, locale] = await Promise.all([
    getTranslations("App"),
    getTranslations("Nav"),
    getTranslations("Errors"),
    getLocale(),
  ]);
  return (
    <>
      <header className={`${styles.header} no-print`}>
        <Wordmark label={t("home")} />
        <MainMenu />
      </header>
      <main id="main" tabIndex={-1}>
        <Unsaved text={errors("unsaved")} />
        {children}
      </main>
      <footer className={`${styles.footer} no-print`}>
        <p>{t("purpose")}</p>
        <p className={styles.links}>
          <Link href="/plan">{nav("plan")}</Link>
          <Link href="/settings">{nav("settings")}</Link>
          <Link href="/you">{nav("you")}</Link>
          <LanguageSwitch locale={locale === "nl" ? "en" : "nl"} label={t("otherLanguage")} />
        </p>
      </footer>
    </>
  );
}
