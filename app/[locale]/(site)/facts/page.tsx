import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { type Fields, HiddenFields } from "@/app/_components/hidden-fields";
import { Link } from "@/app/_components/local-link";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { offeredActs } from "@/lib/study/acts";
import { database } from "@/lib/study/database";
import {
  type FactsPage,
  type FactsQuery,
  factsAddress,
  factsPage,
  isNarrowed,
  readFactsQuery,
} from "@/lib/study/facts";
import { ActButtons } from "./_components/act-buttons";
import { ActNotice } from "./_components/act-notice";
import { ChoosingForm } from "./_components/choosing-form";
import { FactRow } from "./_components/fact-row";
import { Filters } from "./_components/filters";
import { getStandingWords } from "./_components/standing";
import { actOnFactsAction } from "./actions";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Facts"))("title") };
}

type Props = Readonly<{ searchParams: Promise<Record<string, string | string[]>> }>;

export default async function AllFactsPage({ searchParams }: Props) {
  const [t, address, learner] = await Promise.all([
    getTranslations("Facts"),
    searchParams,
    currentLearner(),
  ]);
  const query = readFactsQuery(library(), address);
  const now = Date.now();
  const page = await factsPage(database(), library(), learner, query, now);
  return (
    <div className={`page stack ${styles.page}`}>
      <header className="stack">
        <h1>{t("title")}</h1>
        <p className="muted">{t("intro")}</p>
      </header>
      <ActNotice address={address} fields={fieldsOf(query)} />
      <Filters query={query} />
      <section className="stack" aria-label={t("list")}>
        <div className={styles.hits}>
          <p role="status">
            {isNarrowed(query)
              ? t("hits", { count: page.matching })
              : t("all", { count: page.total })}
          </p>
          {isNarrowed(query) && <ShowAll />}
        </div>
        {page.matching > 0 && (
          <FactForm
            key={`${address.at} ${factsAddress(query)}`}
            query={query}
            page={page}
            now={now}
          />
        )}
        <Pages query={query} page={page} />
      </section>
    </div>
  );
}

const fieldsOf = (query: FactsQuery): Fields =>
  Object.fromEntries(new URLSearchParams(factsAddress(query)));

/** A plain link: the fields of the form are empty again when the page comes anew. */
async function ShowAll() {
  const [t, locale] = await Promise.all([getTranslations("Facts"), getLocale()]);
  return (
    <a href={`/${locale}/facts`} className={styles.clear}>
      {t("clear")}
    </a>
  );
}

async function FactForm({
  query,
  page: { facts, matching, settings },
  now,
}: Readonly<{ query: FactsQuery; page: FactsPage; now: number }>) {
  const [t, locale, standing] = await Promise.all([
    getTranslations("Facts"),
    getLocale(),
    getStandingWords(settings, now),
  ]);
  return (
    <ChoosingForm action={actOnFactsAction} className={styles.form}>
      <HiddenFields fields={{ ...fieldsOf(query), locale }} />
      <label className={styles.all}>
        <input type="checkbox" name="all" value="1" />
        {t("selectAll", { count: matching })}
      </label>
      <ul className={styles.list}>
        {facts.map((listed) => (
          <FactRow
            key={listed.fact.id}
            listed={listed}
            standing={standing(listed)}
            sort={query.sort}
            settings={settings}
            now={now}
          />
        ))}
      </ul>
      <fieldset className={styles.bar}>
        <legend className="visually-hidden">{t("selected")}</legend>
        <ActButtons acts={offeredActs} />
      </fieldset>
    </ChoosingForm>
  );
}

async function Pages({
  query,
  page: { page, pages },
}: Readonly<{ query: FactsQuery; page: FactsPage }>) {
  const t = await getTranslations("Facts");
  if (pages === 1) return null;
  const hrefOf = (to: number) => `/facts?${factsAddress({ ...query, page: to })}`;
  return (
    <nav aria-label={t("pages")} className={styles.pages}>
      <span>
        {page > 1 && (
          <Link href={hrefOf(page - 1)} rel="prev" className="button">
            {t("previous")}
          </Link>
        )}
      </span>
      <span>{t("page", { page, pages })}</span>
      <span>
        {page < pages && (
          <Link href={hrefOf(page + 1)} rel="next" className="button">
            {t("next")}
          </Link>
        )}
      </span>
    </nav>
  );
}
