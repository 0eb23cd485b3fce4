import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Fields } from "@/app/_components/hidden-fields";
import { Link } from "@/app/_components/local-link";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { addDays, type SchedulingDay } from "@/lib/domain/day";
import { forGood } from "@/lib/domain/log";
import { getFormatter, longDay } from "@/lib/i18n/format";
import { instantField } from "@/lib/study/amend";
import { database } from "@/lib/study/database";
import { type HistoryPage, historyPage } from "@/lib/study/history";
import { DeedRow } from "./_components/deed-row";
import { HistoryNotice } from "./_components/history-notice";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("History"))("title") };
}

type Props = Readonly<{ searchParams: Promise<Record<string, string | string[]>> }>;

export default async function DeedsPage({ searchParams }: Props) {
  const [t, address, learner] = await Promise.all([
    getTranslations("History"),
    searchParams,
    currentLearner(),
  ]);
  const before = instantField.safeParse(address.before);
  const page =
    learner &&
    (await historyPage(
      database(),
      library(),
      learner,
      before.success ? before.data : forGood,
      Date.now(),
    ));
  /** What keeps a form on this page. */
  const fields: Fields = before.success ? { before: `${before.data}` } : {};
  return (
    <div className="page stack">
      <header className="stack">
        <h1>{t("title")}</h1>
        <p className="muted">{t("intro")}</p>
      </header>
      <HistoryNotice address={address} fields={fields} />
      {page && page.days.length > 0 ? (
        <Days page={page} fields={fields} answerId={address.answer} />
      ) : (
        <div className="card stack">
          <p className="serif">{t("empty")}</p>
          <p>
            <Link href="/quiz" className="button primary">
              {t("start")}
            </Link>
          </p>
        </div>
      )}
      {(before.success || page?.before) && (
        <nav className="row" aria-label={t("title")}>
          {before.success && (
            <Link href="/history" className="button">
              {t("newest")}
            </Link>
          )}
          {page?.before && (
            <Link href={`/history?before=${page.before}`} rel="next" className="button">
              {t("earlier")}
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}

async function Days({
  page: { days, today },
  fields,
  answerId,
}: Readonly<{
  page: HistoryPage;
  fields: Fields;
  /** The answer that was asked for, if one was. */
  answerId: string | string[] | undefined;
}>) {
  const names = await dayNames(today);
  return days.map(({ day, deeds }) => (
    <section key={day} className={styles.day}>
      <h2>{names(day)}</h2>
      <ol className={styles.deeds}>
        {deeds.map((deed) => (
          <DeedRow
            key={"answer" in deed ? deed.answer.id : `${deed.at} ${deed.act}`}
            deed={deed}
            fields={fields}
            isAskedFor={"answer" in deed && deed.answer.id === answerId}
          />
        ))}
      </ol>
    </section>
  ));
}

async function dayNames(today: SchedulingDay): Promise<(day: SchedulingDay) => string> {
  const [t, format] = await Promise.all([getTranslations("History"), getFormatter()]);
  return (day) => {
    if (day === today) return t("today");
    if (day === addDays(today, -1)) return t("yesterday");
    return format.day(day, longDay, today);
  };
}
