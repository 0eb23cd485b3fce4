import { getTranslations } from "next-intl/server";
import { CardsIcon, ProgressIcon, QuizIcon, ReadIcon, TodayIcon } from "@/app/_components/icons";
import { library } from "@/lib/content/library";
import styles from "./main-menu.module.css";
import { MenuLink } from "./menu-link";

/** Along the top on a wide screen, at the thumb on a phone. */
export async function MainMenu() {
  const t = await getTranslations("Nav");
  const article = library().articles[0];
  return (
    <nav className={styles.menu} aria-label={t("label")}>
      <MenuLink href="/" className={styles.link}>
        <TodayIcon />
        {t("today")}
      </MenuLink>
      {article && (
        <MenuLink href={`/articles/${article.id}`} className={styles.link}>
          <ReadIcon />
          {t("lesson")}
        </MenuLink>
      )}
      <MenuLink href="/quiz" className={styles.link}>
        <QuizIcon />
        {t("quiz")}
      </MenuLink>
      <MenuLink href="/review" className={styles.link}>
        <CardsIcon />
        {t("review")}
      </MenuLink>
      <MenuLink href="/progress" className={styles.link}>
        <ProgressIcon />
        {t("progress")}
      </MenuLink>
    </nav>
  );
}
