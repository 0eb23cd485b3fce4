"use client";

import { memo, type RefObject, useId } from "react";
import { confidenceKeys } from "./confidence-buttons";
import styles from "./keys-dialog.module.css";
import type { Labels } from "./review-labels";

const confidenceKeyNames = Object.values(confidenceKeys).join(" ");

/**
 * All keys of the page. The browser closes it on Esc and brings the focus back. It is the larger part of the
 * page and the same for every card: a card is not to wait for it.
 */
export const KeysDialog = memo(function KeysDialog({
  dialog,
  labels: { keys },
  asksConfidence,
}: Readonly<{
  dialog: RefObject<HTMLDialogElement | null>;
  labels: Labels;
  asksConfidence: boolean;
}>) {
  const titleId = useId();
  const uses: readonly (readonly [key: string, use: string])[] = [
    [keys.space, keys.reveal],
    ...(asksConfidence ? [[confidenceKeyNames, keys.confidence] as const] : []),
    ["1–4", keys.rate],
    ["Z", keys.undo],
    ["E", keys.suspend],
    ["B", keys.bury],
    ["I", keys.about],
    ["R", keys.readAloud],
    ["Y", keys.wasRight],
    ["?", keys.list],
    [keys.escape, keys.close],
  ];
  return (
    <dialog ref={dialog} aria-labelledby={titleId} className={styles.keys}>
      <h2 id={titleId}>{keys.title}</h2>
      <dl>
        {uses.map(([key, use]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{use}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="button">
          {keys.close}
        </button>
      </form>
    </dialog>
  );
});
