"use client";

import Link from "next/link";
import { useEffect, useId, useRef, useState } from "react";
import styles from "./fact-popover.module.css";
import { type FactRow, readFactRow } from "./fact-row";

/** What a passage tells about its fact. A passage that is to open elsewhere, in a new tab say, does so. */
export function FactPopover({
  labels,
}: Readonly<{ labels: Readonly<Record<"chance" | "next" | "about" | "ask" | "close", string>> }>) {
  const titleId = useId();
  const popover = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<FactRow>();

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return;
      const passage = event.target.closest<HTMLAnchorElement>("a[data-fact]");
      const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      const row = passage && !isElsewhere && readFactRow(passage.id);
      if (!row) return;
      event.preventDefault();
      setShown(row);
      popover.current?.showPopover({ source: passage });
      popover.current?.focus();
    };
    for (const passage of document.querySelectorAll("a[data-fact]"))
      passage.setAttribute("aria-haspopup", "dialog");
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  return (
    <div
      ref={popover}
      popover="auto"
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      className={styles.popover}
    >
      <p id={titleId} className={styles.statement}>
        {shown?.statement}
      </p>
      <dl className={styles.figures}>
        <div>
          <dt>{labels.chance}</dt>
          <dd>{shown?.chance}</dd>
        </div>
        <div>
          <dt>{labels.next}</dt>
          <dd>{shown?.next}</dd>
        </div>
      </dl>
      {shown && (
        <p className={styles.ways}>
          <Link href={shown.askHref} prefetch={false} className="button primary">
            {labels.ask}
          </Link>
          <Link href={shown.aboutHref} prefetch={false}>
            {labels.about}
          </Link>
          <button
            type="button"
            className="button plain"
            onClick={() => popover.current?.hidePopover()}
          >
            {labels.close}
          </button>
        </p>
      )}
    </div>
  );
}
