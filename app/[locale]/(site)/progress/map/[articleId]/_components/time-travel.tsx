"use client";

import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { bandId } from "./band-id";
import styles from "./time-travel.module.css";

/** A day of the map: the band of each fact as a digit, in reading order, and what is to be said about it. */
export type Moment = Readonly<{ bands: string; caption: string }>;

const futures = ["goingOn", "stopped"] as const;
type Future = (typeof futures)[number];

const stepMs = 350;
/** For whoever does not like movement: slow enough to be read step by step. */
const calmStepMs = 1_200;

/**
 * A slider through time, which plays by itself as well. The lesson is the server's: all that changes in
 * it is the band that each passage bears.
 */
export function TimeTravel({
  past,
  ahead,
  labels,
  children,
}: Readonly<{
  /** The last is today. */
  past: readonly Moment[];
  ahead: Readonly<Record<Future, readonly Moment[]>>;
  labels: Readonly<
    Record<"time" | "play" | "pause" | "ahead" | Future | "today", string> &
      Record<"first" | "last", string | undefined>
  >;
  children: ReactNode;
}>) {
  const today = past.length - 1;
  const [future, setFuture] = useState<Future>("goingOn");
  const [place, setPlace] = useState(today);
  const [isPlaying, setPlaying] = useState(false);
  /** What is said aloud: not each step while it plays. */
  const [said, setSaid] = useState("");
  const hasMoved = useRef(false);
  const isMounted = useIsMounted();
  const moments = [...past, ...ahead[future]];
  const last = moments.length - 1;
  const moment = moments[place];

  useEffect(() => {
    if (moment) show(moment.bands);
  }, [moment]);

  useEffect(() => {
    if (!isPlaying) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const timer = setTimeout(
      () => {
        if (place < last) setPlace(place + 1);
        else stop(moment);
      },
      isCalm ? calmStepMs : stepMs,
    );
    return () => clearTimeout(timer);
  });

  function stop(at: Moment | undefined) {
    setPlaying(false);
    setSaid(at?.caption ?? "");
  }

  function play() {
    if (!hasMoved.current || place === last) setPlace(0);
    hasMoved.current = true;
    setSaid("");
    setPlaying(true);
  }

  function choose(chosen: Future) {
    setFuture(chosen);
    if (place > today) setSaid(ahead[chosen][place - today - 1]?.caption ?? "");
  }

  if (!moment) return null;
  return (
    <div className={`${styles.travel} no-print`}>
      {children}
      <p className={styles.caption}>{moment.caption}</p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <div className={styles.controls} data-ready={isMounted}>
        <div className={styles.line}>
          <button
            type="button"
            className={styles.play}
            onClick={() => (isPlaying ? stop(moment) : play())}
          >
            <svg viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden>
              <path d={isPlaying ? "M6 5h4v14H6zM14 5h4v14h-4z" : "M8 5v14l11-7z"} />
            </svg>
            <span>{isPlaying ? labels.pause : labels.play}</span>
          </button>
          <div className={styles.slider}>
            <input
              type="range"
              min={0}
              max={last}
              value={place}
              aria-label={labels.time}
              aria-valuetext={moment.caption}
              onChange={(event) => {
                hasMoved.current = true;
                setPlaying(false);
                setPlace(event.target.valueAsNumber);
              }}
            />
            <Marks share={today / last} labels={labels} />
          </div>
        </div>
        <fieldset className={styles.futures}>
          <legend className="visually-hidden">{labels.ahead}</legend>
          {futures.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="future"
                checked={one === future}
                onChange={() => choose(one)}
              />
              {labels[one]}
            </label>
          ))}
        </fieldset>
      </div>
    </div>
  );
}

/** Not on the server, nor before the page listens. */
const useIsMounted = (): boolean =>
  useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );

/** Gives each passage its band, and its stripe too. */
function show(bands: string): void {
  for (const element of document.querySelectorAll("[data-fact]")) {
    const band = bands[Number(element.getAttribute("data-fact"))];
    if (band === undefined) continue;
    element.setAttribute("data-band", band);
    if (element.hasAttribute("aria-describedby"))
      element.setAttribute("aria-describedby", bandId(Number(band)));
  }
}

/** Room on either side of where the middle of the slider's thumb can be, in percents. */
const inset = 2;

/** Where today is, between the first day and the last. */
function Marks({
  share,
  labels: { first, today, last },
}: Readonly<{
  share: number;
  labels: Readonly<{ first: string | undefined; today: string; last: string | undefined }>;
}>) {
  const x = inset + share * (100 - 2 * inset);
  const isLeft = share < 0.2;
  return (
    <svg className={styles.marks} aria-hidden>
      <line x1={`${x}%`} x2={`${x}%`} y1="0" y2="6" />
      <text x={isLeft ? "0%" : `${x}%`} y="20" textAnchor={isLeft ? "start" : "middle"}>
        {today}
      </text>
      {share > 0.4 && (
        <text x="0%" y="20">
          {first}
        </text>
      )}
      {share < 0.75 && (
        <text x="100%" y="20" textAnchor="end">
          {last}
        </text>
      )}
    </svg>
  );
}
