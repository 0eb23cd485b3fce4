"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { Failure } from "../failure";
import styles from "./unsaved.module.css";

/** Says that a form could not be stored, and fills in again what `?unsaved=` carries: see `formAction`. */
export function Unsaved({ text }: Readonly<{ text: string }>) {
  const unsaved = useSearchParams().get("unsaved");
  useEffect(() => {
    if (unsaved) void fillIn(unsaved);
  }, [unsaved]);
  if (unsaved === null) return null;
  return (
    <div className={styles.unsaved}>
      <Failure text={text} />
    </div>
  );
}

/** Where the script cannot be fetched, the words above the form must do. */
const fillIn = (unsaved: string): Promise<void> =>
  import("./fill-in").then(
    (script) => script.fillIn(new URLSearchParams(unsaved)),
    () => undefined,
  );
