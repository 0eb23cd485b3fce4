import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { library } from "@/lib/content/library";
import { evidences } from "@/lib/domain/article";
import { factOrders, factStates } from "@/lib/domain/fact-list";
import { type FactsQuery, isNarrowed } from "@/lib/study/facts";
import styles from "./filters.module.css";
import { LiveForm } from "./live-form";
import { OwnFold } from "./own-fold";

/** Everything that the address of the list can hold, as a form. */
export async function Filters({ query }: Readonly<{ query: FactsQuery }>) {
  const [t, levels, evidence, locale] = await Promise.all([
    getTranslations("Facts"),
    getTranslations("Levels"),
    getTranslations("Evidence"),
    getLocale(),
  ]);
  const sections = library().articles.flatMap((article) => article.sections);
  const stateName = (state: (typeof factStates)[number]) =>
    state === "resting" || state === "suspended" ? t(state) : levels(state);
  return (
    <LiveForm address={`/${locale}/facts`} className={styles.form}>
      <label className={styles.search}>
        {t("search")}
        <input
          type="text"
          name="q"
          defaultValue={query.q}
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={200}
        />
      </label>
      <OwnFold
        summary={t("filters")}
        isOpen={isNarrowed({ ...query, q: "" }) || query.sort !== "reading" || !!query.reverse}
      >
        <div className={styles.fields}>
          <Select name="section" label={t("section")} chosen={query.section} all={t("allSections")}>
            {sections.map(({ id, title }) => (
              <option key={id} value={id}>
                {title[locale]}
              </option>
            ))}
          </Select>
          <Select name="state" label={t("state")} chosen={query.state} all={t("allStates")}>
            {factStates.map((state) => (
              <option key={state} value={state}>
                {stateName(state)}
              </option>
            ))}
          </Select>
          <Select
            name="evidence"
            label={t("evidence")}
            chosen={query.evidence}
            all={t("allEvidence")}
          >
            {evidences.map((one) => (
              <option key={one} value={one}>
                {evidence(one)}
              </option>
            ))}
          </Select>
          <Select name="sort" label={t("sort")} chosen={query.sort} all={t("sorts.reading")}>
            {factOrders
              .filter((order) => order !== "reading")
              .map((order) => (
                <option key={order} value={order}>
                  {t(`sorts.${order}`)}
                </option>
              ))}
          </Select>
          <Check name="leech" label={t("leech")} chosen={query.leech} />
          <Check name="reverse" label={t("reverse")} chosen={query.reverse} />
        </div>
      </OwnFold>
      <noscript>
        <button type="submit" className="button">
          {t("show")}
        </button>
      </noscript>
    </LiveForm>
  );
}

function Select({
  name,
  label,
  chosen = "",
  all,
  children,
}: Readonly<{
  name: string;
  label: string;
  chosen: string | undefined;
  all: string;
  children: ReactNode;
}>) {
  return (
    <label className={styles.select}>
      {label}
      <select name={name} defaultValue={chosen}>
        <option value="">{all}</option>
        {children}
      </select>
    </label>
  );
}

function Check({
  name,
  label,
  chosen,
}: Readonly<{ name: string; label: string; chosen: string | undefined }>) {
  return (
    <label className={styles.check}>
      <input type="checkbox" name={name} value="1" defaultChecked={chosen === "1"} />
      {label}
    </label>
  );
}
