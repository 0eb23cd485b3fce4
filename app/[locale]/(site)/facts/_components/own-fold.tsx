"use client";

import { type ReactNode, useState } from "react";

/** A fold that stays as its reader left it, whatever comes in from the server. */
export function OwnFold({
  summary,
  isOpen: isOpenAtFirst,
  children,
}: Readonly<{ summary: string; isOpen: boolean; children: ReactNode }>) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details className="fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
