"use client";

import Link from "next/link";
import { use, useEffect, useRef, useState } from "react";
import styles from "./card-menu.module.css";
import { stemId } from "./flash-card";
import { LetterKey, LetterKeys } from "./letter-key";
import type { Labels } from "./review-labels";

/**
 * Everything that keys do besides answering, for pointer and touch, and the list of keys where they work. It
 * stays for the next card, but closed: that card would have to wait for a new one.
 */
export function CardMenu({
  cardSince,
  labels,
  aboutHref,
  onSuspend,
  onBury,
  onReadAloud,
  onKeys,
}: Readonly<{
  /** Since when the card is shown, in epoch milliseconds. */
  cardSince: number;
  labels: Labels;
  aboutHref: string;
  onSuspend: () => void;
  onBury: () => void;
  onReadAloud: (() => void) | undefined;
  onKeys: () => void;
}>) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [openSince, setOpenSince] = useState<number>();
  const isOpen = openSince === cardSince;
  const hasLetterKeys = use(LetterKeys);
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      const isInside = target instanceof Node && menu.current?.contains(target);
      if (menu.current && !isInside) menu.current.open = false;
    };
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== "Escape" || !menu.current?.open) return;
      close(menu.current, menu.current.querySelector("summary"));
    };
    document.addEventListener("pointerdown", onPointerDown);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("pointerdown", onPointerDown);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, []);

  const item = (label: string, key: string, use: () => void) => (
    <li>
      <button
        type="button"
        onClick={() => {
          close(menu.current, document.getElementById(stemId));
          use();
        }}
      >
        {label} <LetterKey name={key} />
      </button>
    </li>
  );
  return (
    <details
      ref={menu}
      className={styles.menu}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpenSince(currentTarget.open ? cardSince : undefined)}
    >
      <summary aria-label={labels.more}>
        <svg viewBox="0 0 24 24" width="24" height="24" fill="currentColor" aria-hidden>
          <circle cx="5" cy="12" r="1.75" />
          <circle cx="12" cy="12" r="1.75" />
          <circle cx="19" cy="12" r="1.75" />
        </svg>
      </summary>
      <ul>
        {item(labels.bury, "B", onBury)}
        {item(labels.suspend, "E", onSuspend)}
        <li>
          <Link href={aboutHref} prefetch={false}>
            {labels.about} <LetterKey name="I" />
          </Link>
        </li>
        {onReadAloud && item(labels.readAloud, "R", onReadAloud)}
        {hasLetterKeys && item(labels.keys.title, "?", onKeys)}
      </ul>
    </details>
  );
}

/** The focus may not stay behind in what is hidden. */
function close(menu: HTMLDetailsElement | null, focus: HTMLElement | null): void {
  if (menu) menu.open = false;
  focus?.focus();
}
