import { scaleLinear } from "d3-scale";
import styles from "./retention-choice.module.css";
import { RetentionSlider } from "./retention-slider";

/** What a desired retention costs, in words ready to be shown. */
export type Cost = Readonly<{
  percent: number;
  minutesADay: number;
  label: string;
  cost: string;
  remembered: string;
}>;

const width = 480;
const height = 180;
const margin = { top: 32, right: 16, bottom: 28, left: 36 };

/** A slider for the desired retention, and a picture that tells at once what it costs. */
export function RetentionChoice({
  costs,
  chosen,
  label,
  picture,
  unit,
  locale,
}: Readonly<{
  costs: readonly Cost[];
  chosen: number;
  label: string;
  picture: string;
  unit: string;
  locale: string;
}>) {
  const [first, last] = [costs[0], costs.at(-1)];
  if (!first || !last) return null;

  const most = Math.max(1, ...costs.map(({ minutesADay }) => minutesADay));
  const x = scaleLinear([first.percent, last.percent], [margin.left, width - margin.right]);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(3);
  const points = costs.map((one) => ({ ...one, x: x(one.percent), y: y(one.minutesADay) }));
  return (
    <RetentionSlider
      points={points}
      chosen={chosen}
      label={label}
      picture={picture}
      width={width}
      height={height}
      bottom={height - margin.bottom}
    >
      <text x={margin.left} y={18} className={styles.unit}>
        {unit}
      </text>
      {y.ticks(3).map((minutes) => (
        <g key={minutes} transform={`translate(0 ${y(minutes)})`}>
          <line x1={margin.left} x2={width - margin.right} className={styles.grid} />
          <text x={margin.left - 8} dy="0.32em" textAnchor="end">
            {minutes.toLocaleString(locale)}
          </text>
        </g>
      ))}
      {[first, last].map((one, i) => (
        <text
          key={one.percent}
          x={x(one.percent)}
          y={height - 6}
          textAnchor={i === 0 ? "start" : "end"}
        >
          {one.label}
        </text>
      ))}
      <path d={`M${points.map((one) => `${one.x} ${one.y}`).join("L")}`} className={styles.line} />
    </RetentionSlider>
  );
}
