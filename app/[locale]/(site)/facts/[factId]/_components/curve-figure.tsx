import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { chanceIn, dateIn, type ForgettingCurve } from "@/lib/domain/curve";
import type { Learner } from "@/lib/domain/learner";
import { getFormatter } from "@/lib/i18n/format";
import { CurveDrawing, RightMark, WrongMark } from "./curve-drawing";
import styles from "./curve-figure.module.css";

type Props = Readonly<{ curve: ForgettingCurve; settings: Learner["settings"] }>;

/** The forgetting curve of one fact: drawn for large and for small screens, and as a table. */
export async function CurveFigure({ curve, settings }: Props) {
  const [t, format] = await Promise.all([getTranslations("Fact"), getFormatter()]);
  const last = curve.stretches.at(-1);
  const from = format.dateTime(new Date(curve.firstDay), {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const answers = curve.marks.reduce((sum, mark) => sum + mark.answers, 0);
  const description =
    last && last.toDay === curve.lastDay
      ? t("curveText", {
          from,
          answers,
          share: format.number(chanceIn(last, curve.today, settings), { style: "percent" }),
        })
      : t("curveForgotten", { from, answers });
  const drawing = { curve, settings, title: t("curveTitle"), description };
  return (
    <section className="stack">
      <h2>{t("curve")}</h2>
      <div>
        <CurveDrawing {...drawing} id="wide" width={680} height={300} className={styles.wide} />
        <CurveDrawing {...drawing} id="narrow" width={350} height={270} className={styles.narrow} />
      </div>
      <Legend settings={settings} />
      <details className="fold">
        <summary>{t("table")}</summary>
        <CurveTable curve={curve} settings={settings} />
      </details>
    </section>
  );
}

async function Legend({ settings }: Pick<Props, "settings">) {
  const [t, format] = await Promise.all([getTranslations("Fact"), getFormatter()]);
  const aim = format.number(settings.desiredRetention, { style: "percent" });
  return (
    <ul className={styles.legend}>
      <Sign label={t("legendRight")}>
        <RightMark />
      </Sign>
      <Sign label={t("legendWrong")}>
        <WrongMark />
      </Sign>
      <Sign label={t("legendPast")}>
        <path d="M-12 0H12" className={styles.past} />
      </Sign>
      <Sign label={t("legendAhead")}>
        <path d="M-12 0H12" className={styles.ahead} />
      </Sign>
      <Sign label={t("legendAim", { share: aim })}>
        <path d="M-12 0H12" className={styles.aim} />
      </Sign>
    </ul>
  );
}

const Sign = ({ label, children }: Readonly<{ label: string; children: ReactNode }>) => (
  <li>
    <svg viewBox="-14 -8 28 16" width="28" height="16" aria-hidden>
      {children}
    </svg>
    {label}
  </li>
);

async function CurveTable({ curve, settings }: Props) {
  const [t, format] = await Promise.all([getTranslations("Fact"), getFormatter()]);
  const share = (chance: number) => format.number(chance, { style: "percent" });
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("day")}</th>
          <th scope="col">{t("answered")}</th>
          <th scope="col" className="number">
            {t("before")}
          </th>
          <th scope="col" className="number">
            {t("after")}
          </th>
        </tr>
      </thead>
      <tbody>
        {curve.marks.toReversed().map(({ day, chance, answers, isWrong }) => {
          const before = curve.stretches.find(
            ({ fromDay, toDay }) => fromDay < day && day <= toDay,
          );
          return (
            <tr key={day}>
              <th scope="row">
                {format.dateTime(new Date(dateIn(curve, day)), {
                  day: "numeric",
                  month: "short",
                  year: "numeric",
                  timeZone: "UTC",
                })}
              </th>
              <td>{t(isWrong ? "answeredWrong" : "answeredRight", { count: answers })}</td>
              <td className="number">{before ? share(chanceIn(before, day, settings)) : "–"}</td>
              <td className="number">{share(chance)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
