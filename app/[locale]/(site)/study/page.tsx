import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { sessionHref } from "@/app/_components/review/session-address";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { database } from "@/lib/study/database";
import { studyChoices } from "@/lib/study/study-more";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Study"))("title") };
}

export default async function StudyPage() {
  const [t, locale, learner] = await Promise.all([
    getTranslations("Study"),
    getLocale(),
    currentLearner(),
  ]);
  const now = Date.now();
  const choices = await studyChoices(database(), library(), learner, now);
  return (
    <div className="page stack">
      <header className="stack">
        <h1>{t("title")}</h1>
        <p className="serif">{t("intro")}</p>
      </header>
      <ul className={styles.choices}>
        {(["mistakes", "weak", "ahead"] as const).map((kind) => (
          <Choice
            key={kind}
            title={t(kind)}
            text={t(`${kind}Text`)}
            count={choices[kind]}
            href={sessionHref({ kind, since: now })}
          />
        ))}
      </ul>
      <section className="stack">
        <h2>{t("sections")}</h2>
        <ul className={styles.choices}>
          {library()
            .articles.flatMap(({ sections }) => sections)
            .map(({ id, title }) => (
              <Choice
                key={id}
                title={title[locale]}
                count={choices.sections.get(id) ?? 0}
                href={sessionHref({ kind: "section", sectionId: id, since: now })}
              />
            ))}
        </ul>
      </section>
    </div>
  );
}

async function Choice({
  title,
  text,
  count,
  href,
}: Readonly<{ title: string; text?: string; count: number; href: string }>) {
  const t = await getTranslations("Study");
  return (
    <li>
      <div>
        <p className={styles.title}>{title}</p>
        {text && <p className="muted">{text}</p>}
        <p className="muted small">{t("count", { count })}</p>
      </div>
      {count > 0 && (
        <Link href={href} className="button" aria-label={t("startOf", { what: title })}>
          {t("start")}
        </Link>
      )}
    </li>
  );
}
