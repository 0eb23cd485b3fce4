"use client";

import { useEffect } from "react";

/** Brings the focus to where the eye goes, the element with id `to`, when a page changes in place. */
export function FocusOnArrival({ to }: Readonly<{ to: string }>) {
  useEffect(() => document.getElementById(to)?.focus(), [to]);
  return null;
}
