import { Difference } from "@/app/_components/difference";
import { RightIcon, WrongIcon } from "@/app/_components/icons";
import type { Mark } from "@/lib/domain/marking";
import type { Card } from "@/lib/study/card";
import { LetterKey } from "./letter-key";
import type { Labels } from "./review-labels";
import styles from "./typed.module.css";
import type { Typed } from "./use-typing";

/** How a typed answer compares with the key, in words and with a sign, and the learner's last word on it. */
export function TypedVerdict({
  card,
  typed: { written, mark },
  labels,
  onWasRight,
}: Readonly<{ card: Card; typed: Typed; labels: Labels; onWasRight: () => void }>) {
  if (!mark) return null;
  const { right, difference } = mark;
  return (
    <div className={styles.verdict}>
      <p className={right ? styles.right : styles.wrong}>
        {right ? <RightIcon /> : <WrongIcon />}
        {verdictText(mark, labels)}
      </p>
      {(!right || difference) && (
        <p>
          <span className="small muted">{labels.typed.written}: </span>
          <span lang={card.locale} className="serif">
            {difference ? <Difference parts={difference} differing="extra" /> : written}
          </span>
        </p>
      )}
      {!right && (
        <button type="button" className="button" onClick={onWasRight}>
          {labels.typed.wasRight} <LetterKey name="Y" />
        </button>
      )}
    </div>
  );
}

export function verdictText({ right, difference }: Mark, { typed: { verdicts } }: Labels): string {
  if (right) return difference ? verdicts.rightNear : verdicts.right;
  return difference ? verdicts.wrongNear : verdicts.wrong;
}
