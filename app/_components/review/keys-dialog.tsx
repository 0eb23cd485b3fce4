"use client";

import { type RefObject, useId } from "react";
import styles from "./keys-dialog.module.css";
import type { Labels } from "./review-labels";

/** All keys of the page. The browser closes it on Esc and brings the focus back. */
export function KeysDialog({
  dialog,
  labels: { keys },
}: Readonly<{ dialog: RefObject<HTMLDialogElement | null>; labels: Labels }>) {
  const titleId = useId();
  const uses: readonly (readonly [key: string, use: string])[] = [
    [keys.space, keys.reveal],
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
}
