import { scaleLinear, scaleSqrt } from "d3-scale";
import { getTranslations } from "next-intl/server";
import { isTelling } from "@/lib/domain/retention";
import { wilsonInterval } from "@/lib/domain/share";
import { getFormatter } from "@/lib/i18n/format";
import type { Working } from "@/lib/study/working";
import styles from "./chart.module.css";

const side = 400;
const margin = { top: 18, right: 18, bottom: 52, left: 62 };
const radius = { min: 3.5, max: 13 };
/** A few answers make no large dot, also where there are no others. */
const radiusOfAnswers = 100;

/** What was recalled against what was predicted; the diagonal is where they are the same. */
export async function CalibrationChart({ bins }: Pick<Working, "bins">) {
  const [t, format] = await Promise.all([getTranslations("Working"), getFormatter()]);
  const percent = (share: number) => format.number(share, { style: "percent" });
  const dots = bins.flatMap((bin) => {
    const interval = wilsonInterval(bin.right, bin.answers);
    return interval ? [{ ...bin, ...interval, share: bin.right / bin.answers }] : [];
  });
  const lowest = Math.min(0.8, ...dots.flatMap(({ predicted, share }) => [predicted, share]));
  const domain = [Math.floor(lowest * 10) / 10, 1];
  const [left, right, top, bottom] = [
    margin.left,
    side - margin.right,
    margin.top,
    side - margin.bottom,
  ];
  const x = scaleLinear(domain, [left, right]);
  const y = scaleLinear(domain, [bottom, top]).clamp(true);
  const r = scaleSqrt(
    [0, Math.max(radiusOfAnswers, ...bins.map(({ answers }) => answers))],
    [radius.min, radius.max],
  );
  return (
    <>
      <p className="muted small">{t("legendBins")}</p>
      <svg
        viewBox={`0 0 ${side} ${side}`}
        className={`${styles.chart} ${styles.square}`}
        aria-hidden
      >
        {x.ticks(5).map((tick) => (
          <g key={tick}>
            <path
              d={`M${left} ${y(tick)}H${right}M${x(tick)} ${bottom}V${top}`}
              className={styles.grid}
            />
            <text x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {percent(tick)}
            </text>
            <text x={x(tick)} y={bottom + 18} textAnchor="middle">
              {percent(tick)}
            </text>
          </g>
        ))}
        <path d={`M${left} ${bottom}L${right} ${top}`} className={styles.aim} />
        {dots.map((bin) => {
          const at = x(bin.predicted);
          return (
            <g key={bin.predicted}>
              <path
                d={`M${at} ${y(bin.low)}V${y(bin.high)}`}
                className={isTelling(bin) ? styles.whisker : styles.longWhisker}
              />
              <circle
                cx={at}
                cy={y(bin.share)}
                r={r(bin.answers)}
                className={isTelling(bin) ? styles.telling : styles.few}
              />
            </g>
          );
        })}
        <text x={(left + right) / 2} y={side - 8} textAnchor="middle" className={styles.axis}>
          {t("axisPredicted")}
        </text>
        <text
          transform={`translate(12 ${(top + bottom) / 2}) rotate(-90)`}
          textAnchor="middle"
          className={styles.axis}
        >
          {t("axisRecalled")}
        </text>
      </svg>
    </>
  );
}
