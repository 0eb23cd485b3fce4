import { delayText } from "@/app/_components/delay";
import type { OutboxState } from "@/app/_components/outbox/outbox";
import type { Locale } from "@/lib/domain/article";
import styles from "./review.module.css";
import type { Labels } from "./review-labels";
import { verdictText } from "./typed-verdict";
import type { Happened, Shown } from "./use-review";
import type { Typed } from "./use-typing";

/**
 * What just happened, in one place for ears and eyes. What can be seen without it, such as the next card
 * after a rating, is only heard.
 */
export function ReviewStatus({
  shown,
  typed,
  happened,
  outbox,
  locale,
  labels,
}: Readonly<{
  shown: Shown | undefined;
  typed: Typed | undefined;
  happened: Happened | undefined;
  outbox: OutboxState;
  locale: Locale;
  labels: Labels;
}>) {
  return (
    <p role="status" className={styles.status}>
      {typed?.mark && shown ? (
        <span className="visually-hidden">
          {verdictText(typed.mark, labels)}. {labels.answer}:{" "}
          <span lang={shown.card.locale}>{shown.card.answer}</span>
        </span>
      ) : (
        happened && (
          // Anew each time, or the same words twice running would be heard once.
          <span key={happened.at} className={happened.kind === "acted" ? "" : "visually-hidden"}>
            {happenedText(happened, locale, labels)}
          </span>
        )
      )}
      {outbox.late && (
        <span className={styles.saving}>
          {labels.unsaved} {outbox.waiting}
        </span>
      )}
      {outbox.refused > 0 && (
        <span className={styles.saving}>
          {labels.refused} {outbox.refused}
        </span>
      )}
    </p>
  );
}

function happenedText(happened: Happened, locale: Locale, labels: Labels): string {
  switch (happened.kind) {
    case "rated": {
      const { card, rating } = happened;
      const delay = delayText(card.delays[rating], locale, "long");
      return `${labels.ratings[rating]}. ${labels.comesBack} ${delay}.`;
    }
    case "acted":
      return labels.acted[happened.act];
    case "undone":
      return labels.undone;
  }
}
