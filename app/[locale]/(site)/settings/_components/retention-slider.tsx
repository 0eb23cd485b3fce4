"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Cost } from "./retention-choice";
import styles from "./retention-choice.module.css";

/** A cost, and where it stands in the picture. */
type Point = Omit<Cost, "minutesADay"> & Readonly<{ x: number; y: number }>;

/** What of the choice moves with the slider: the words, and the point on a picture drawn by the server. */
export function RetentionSlider({
  points,
  chosen,
  label,
  picture,
  width,
  height,
  bottom,
  children,
}: Readonly<{
  points: readonly Point[];
  chosen: number;
  label: string;
  picture: string;
  width: number;
  height: number;
  /** The height at which nothing is paid. */
  bottom: number;
  children: ReactNode;
}>) {
  const [percent, setPercent] = useState(chosen);
  const slider = useRef<HTMLInputElement>(null);
  // It moves before this script is there, and a browser may put it back where it was left.
  useEffect(() => {
    if (slider.current) setPercent(slider.current.valueAsNumber);
  }, []);
  const point = points.find((one) => one.percent === percent) ?? points[0];
  if (!point) return null;

  return (
    <div className={styles.choice}>
      <label htmlFor="retention" className={styles.label}>
        {label}
        <output htmlFor="retention">{point.label}</output>
      </label>
      <input
        ref={slider}
        id="retention"
        type="range"
        name="retentionPercent"
        min={points[0]?.percent}
        max={points.at(-1)?.percent}
        defaultValue={chosen}
        aria-valuetext={`${point.label}. ${point.cost}`}
        onChange={(event) => setPercent(event.target.valueAsNumber)}
      />
      <p className={styles.cost}>
        <strong>{point.cost}.</strong> {point.remembered}.
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={picture}
        className={styles.picture}
      >
        {children}
        <line x1={point.x} x2={point.x} y1={point.y} y2={bottom} className={styles.drop} />
        <circle cx={point.x} cy={point.y} r="6" className={styles.point} />
      </svg>
    </div>
  );
}
