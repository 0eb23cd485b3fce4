import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type FigureId, figures } from "../_figures/registry";
import { FigureTable } from "./figure-table";

type Props = Readonly<
  {
    id: FigureId;
    title: string;
    /** The id of what the figure is about, where there may be several. */
    about?: string;
  } & (
    | { finding: string; children: ReactNode }
    /** What will be there, and when, while there is too little to show. */
    | { empty: ReactNode }
  )
>;

/**
 * A picture with its finding in words above it, and below it the same as a table and as CSV. Only these
 * are read out: the picture itself is to be `aria-hidden`.
 */
export async function Figure({ id, title, about, ...content }: Props) {
  return (
    <section id={id} className="stack">
      <h2>{title}</h2>
      {"empty" in content ? (
        <p className="muted">{content.empty}</p>
      ) : (
        <>
          <p className="serif">{content.finding}</p>
          {content.children}
          <Numbers id={id} title={title} about={about} />
        </>
      )}
    </section>
  );
}

async function Numbers({
  id,
  title,
  about,
}: Pick<Props, "id" | "title"> & Readonly<{ about: string | undefined }>) {
  const [t, locale] = await Promise.all([getTranslations("Figures"), getLocale()]);
  const query = new URLSearchParams({ locale, ...(about ? { about } : {}) });
  return (
    <details className="fold no-print">
      <summary>
        {t("table")}
        <span className="visually-hidden">{`: ${title}`}</span>
      </summary>
      <div className="stack">
        <FigureTable title={title} table={await figures[id](locale, about)} />
        <p>
          <a href={`/api/figures/${id}?${query}`} download aria-label={t("csvOf", { title })}>
            {t("csv")}
          </a>
        </p>
      </div>
    </details>
  );
}
