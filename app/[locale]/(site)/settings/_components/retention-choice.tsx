"use client";

import { scaleLinear } from "d3-scale";
import { useState } from "react";
import styles from "./retention-choice.module.css";

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
  const [percent, setPercent] = useState(chosen);
  const cost = costs.find((one) => one.percent === percent) ?? costs[0];
  const [first, last] = [costs[0], costs.at(-1)];
  if (!cost || !first || !last) return null;

  const most = Math.max(1, ...costs.map(({ minutesADay }) => minutesADay));
  const x = scaleLinear([first.percent, last.percent], [margin.left, width - margin.right]);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(3);
  const line = costs.map((one) => `${x(one.percent)} ${y(one.minutesADay)}`).join("L");
  return (
    <div className={styles.choice}>
      <label htmlFor="retention" className={styles.label}>
        {label}
        <output htmlFor="retention">{cost.label}</output>
      </label>
      <input
        id="retention"
        type="range"
        name="retentionPercent"
        min={first.percent}
        max={last.percent}
        defaultValue={chosen}
        aria-valuetext={`${cost.label}. ${cost.cost}`}
        onChange={(event) => setPercent(event.target.valueAsNumber)}
      />
      <p className={styles.cost}>
        <strong>{cost.cost}.</strong> {cost.remembered}.
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={picture}
        className={styles.picture}
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
        <path d={`M${line}`} className={styles.line} />
        <line
          x1={x(cost.percent)}
          x2={x(cost.percent)}
          y1={y(cost.minutesADay)}
          y2={height - margin.bottom}
          className={styles.drop}
        />
        <circle cx={x(cost.percent)} cy={y(cost.minutesADay)} r="6" className={styles.point} />
      </svg>
    </div>
  );
}
