import { getTranslations } from "next-intl/server";
import { Moon } from "@/app/_components/moon";
import type { Phase } from "@/lib/domain/memory";
import styles from "./forgetting-picture.module.css";

const top = 48;
const due = 104;
const base = 270;
const end = 470;

/** Each time a fact comes back, further apart, with the moon that it has by then. */
const reviews: readonly Readonly<{ x: number; phase: Phase }>[] = [
  { x: 24, phase: "new" },
  { x: 58, phase: "crescent" },
  { x: 116, phase: "half" },
  { x: 214, phase: "gibbous" },
  { x: 366, phase: "full" },
];

/** The idea in one picture: read once and forget, or be asked just in time and keep it. */
export async function ForgettingPicture() {
  const t = await getTranslations("Today");
  return (
    <svg viewBox="0 0 480 310" role="img" aria-labelledby="forgetting" className={styles.picture}>
      <title id="forgetting">{t("curve")}</title>
      <path d={`M24 ${top}V${base}H${end}`} className={styles.axis} />
      <path d={`M24 ${top}C70 190 170 238 ${end} 250`} className={styles.without} />
      <path d={kept()} className={styles.kept} />
      {reviews.map(({ x, phase }) => (
        <g key={x} transform={`translate(${x - 9} ${top - 32})`}>
          <Moon phase={phase} size={18} />
        </g>
      ))}
      <text x={end} y={due + 24} textAnchor="end" className={styles.strong}>
        {t("curveWith")}
      </text>
      <text x={end} y={236} textAnchor="end">
        {t("curveWithout")}
      </text>
      <text x="24" y={base + 26}>
        {t("curveToday")}
      </text>
      <text x={end} y={base + 26} textAnchor="end">
        {t("curveYear")}
      </text>
    </svg>
  );
}

/** Falls from review to review, each time slower, and never far. */
function kept(): string {
  const ends = [...reviews.slice(1).map(({ x }) => x), end];
  return reviews
    .map(({ x }, i) => {
      const to = ends[i] ?? end;
      const span = to - x;
      const y = to === end ? due - 16 : due;
      return `M${x} ${top}C${x + span * 0.2} ${top + 30} ${x + span * 0.6} ${y - 8} ${to} ${y}${to === end ? "" : `V${top}`}`;
    })
    .join("");
}
