import { getTranslations } from "next-intl/server";
import { type Band, bandFloors, bands } from "@/lib/domain/memory-map";
import { getFormatter } from "@/lib/i18n/format";
import type { MemoryMap } from "@/lib/study/memory-map";
import styles from "./band.module.css";
import { bandId } from "./band-id";
import legend from "./map-legend.module.css";

/** What the tints, lines and moons of the map say. */
export async function MapLegend({ settings }: Pick<MemoryMap, "settings">) {
  const [t, format] = await Promise.all([getTranslations("MemoryMap"), getFormatter()]);
  const percent = (value: number) => format.number(value / 100, { style: "percent" });
  const { shaky, likely, firm } = bandFloors(settings);
  const ranges: Readonly<Record<Band, string>> = {
    new: "",
    faint: t("below", { ceiling: percent(shaky) }),
    shaky: t("between", { floor: percent(shaky), ceiling: percent(likely) }),
    likely: t("between", { floor: percent(likely), ceiling: percent(firm) }),
    firm: t("atLeast", { floor: percent(firm) }),
  };
  return (
    <div className="stack">
      <h3 className={legend.title}>{t("legend")}</h3>
      <p className="muted small">{t("legendText")}</p>
      <ul className={legend.bands}>
        {bands.map((band, place) => (
          <li key={band}>
            <span id={bandId(place)} className={styles.band} data-band={place}>
              {t(`bands.${band}`)}
            </span>
            <span className="muted small">{ranges[band]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
