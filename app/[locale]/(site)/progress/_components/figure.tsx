import type { ReactNode } from "react";

/** A picture with its finding in words above it. */
export function Figure({
  title,
  finding,
  children,
}: Readonly<{ title: string; finding: string; children: ReactNode }>) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      <p className="serif">{finding}</p>
      {children}
    </section>
  );
}
