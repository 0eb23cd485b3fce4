import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { library } from "@/lib/content/library";
import type { MemoryMap } from "@/lib/study/memory-map";
import { ProgressFrame } from "../../_components/progress-frame";
import { currentMap } from "../../_figures/memory-map";
import { FactPopover } from "./_components/fact-popover";
import { FactsTable } from "./_components/facts-table";
import { MapLegend } from "./_components/map-legend";
import { MapTime } from "./_components/map-time";
import { MappedLesson } from "./_components/mapped-lesson";
import { RecallFigure } from "./_components/recall-figure";
import styles from "./page.module.css";

type Props = Readonly<{ params: Promise<{ articleId: string }> }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = library().article((await params).articleId);
  if (!article) return {};
  const [t, locale] = await Promise.all([getTranslations("MemoryMap"), getLocale()]);
  return { title: `${t("title")} · ${article.title[locale]}` };
}

export default async function MapPage({ params }: Props) {
  const map = await currentMap((await params).articleId);
  if (!map) notFound();
  const hasBegun = [...map.past, map.today].some(({ met }) => met > 0);
  return <ProgressFrame>{hasBegun ? <Mapped map={map} /> : <Empty />}</ProgressFrame>;
}

async function Mapped({ map }: Readonly<{ map: MemoryMap }>) {
  const [t, locale] = await Promise.all([getTranslations("MemoryMap"), getLocale()]);
  const { article, facts, today } = map;
  const { recalled, met } = today;
  return (
    <>
      <section className="stack" aria-labelledby="map-title">
        <h2 id="map-title">{t("title")}</h2>
        <p className="serif">{t("now", { recalled, met, total: facts.length })}</p>
        <p className="muted">{t("text")}</p>
        <MapLegend settings={map.settings} />
        <div className={styles.map}>
          <MapTime map={map} />
          <article className={styles.lesson}>
            <h3>{article.title[locale]}</h3>
            <MappedLesson map={map} />
          </article>
        </div>
        <FactsTable map={map} />
        <FactPopover
          labels={{
            chance: t("chance"),
            next: t("next"),
            about: t("about"),
            ask: t("ask"),
            close: t("close"),
          }}
        />
      </section>
      <RecallFigure map={map} />
    </>
  );
}

async function Empty() {
  const t = await getTranslations("MemoryMap");
  return (
    <section className="card stack">
      <h2>{t("title")}</h2>
      <p className="serif">{t("empty")}</p>
      <p>
        <Link href="/quiz" className="button primary">
          {t("emptyStart")}
        </Link>
      </p>
    </section>
  );
}
