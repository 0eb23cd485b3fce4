import { getLocale, getTranslations } from "next-intl/server";
import { chosenTheme, themes } from "@/app/session";
import { chooseThemeAction } from "../actions";
import styles from "./theme-choice.module.css";

export async function ThemeChoice() {
  const [t, locale, chosen] = await Promise.all([
    getTranslations("Theme"),
    getLocale(),
    chosenTheme(),
  ]);
  return (
    <section className="stack">
      <h2 id="theme">{t("label")}</h2>
      <form action={chooseThemeAction} className={styles.themes}>
        <input type="hidden" name="locale" value={locale} />
        {themes.map((theme) => (
          <button
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            className="button"
            aria-pressed={theme === chosen}
          >
            {t(theme)}
          </button>
        ))}
      </form>
    </section>
  );
}
