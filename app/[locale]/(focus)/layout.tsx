import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Unsaved } from "@/app/_components/unsaved/unsaved";
import styles from "./layout.module.css";

/** One thing at a time: no menu, nothing beside the question. */
export default async function FocusLayout({ children }: Readonly<{ children: ReactNode }>) {
  const errors = await getTranslations("Errors");
  return (
    <main id="main" tabIndex={-1} className={styles.focus}>
      <Unsaved text={errors("unsaved")} />
      {children}
    </main>
  );
}
