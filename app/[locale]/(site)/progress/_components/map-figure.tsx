import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { bandOf } from "@/lib/domain/memory-map";
import type { MapNow } from "@/lib/study/memory-map";
import { currentMapsNow } from "../_figures/memory-map";
import { BarItem, BarList } from "./bar-list";
import { Figure } from "./figure";
import { Stripes } from "./stripes";

/** Each article as stripes, a row for each section, with the way to its map. */
export async function MapFigure() {
  const [t, maps] = await Promise.all([getTranslations("MemoryMap"), currentMapsNow()]);
  const sum = (figure: "met" | "recalled") => maps.reduce((all, map) => all + map[figure], 0);
  const total = maps.flatMap(({ sections }) => sections.flatMap(({ chances }) => chances)).length;
  const finding = t("now", { recalled: sum("recalled"), met: sum("met"), total });
  return (
    <Figure id="map" title={t("title")} finding={finding}>
      {maps.map((map) => (
        <ArticleStripes key={map.article.id} map={map} />
      ))}
    </Figure>
  );
}

async function ArticleStripes({ map }: Readonly<{ map: MapNow }>) {
  const [t, locale] = await Promise.all([getTranslations("MemoryMap"), getLocale()]);
  const { article, sections, settings } = map;
  const href = `/progress/map/${article.id}`;
  return (
    <>
      <BarList>
        {sections.map(({ section, chances }) => (
          <BarItem
            key={section.id}
            name={<Link href={`${href}#${section.id}`}>{section.title[locale]}</Link>}
            words={t("recalledOf", {
              recalled: Math.round(chances.reduce<number>((all, one) => all + (one ?? 0), 0)),
              total: chances.length,
            })}
          >
            <Stripes shown={chances.map((chance) => bandOf(chance, settings))} />
          </BarItem>
        ))}
      </BarList>
      <p>
        <Link
          href={href}
          className="button"
          aria-label={t("openOf", { article: article.title[locale] })}
        >
          {t("open")}
        </Link>
      </p>
    </>
  );
}
