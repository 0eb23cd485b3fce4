"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** The same page in the other language. A plain link: the whole document changes its language. */
export function LanguageSwitch({
  locale,
  label,
}: Readonly<{ locale: "nl" | "en"; label: string }>) {
  const [, , ...rest] = usePathname().split("/");
  const query = useSearchParams().toString();
  const href = `/${[locale, ...rest].join("/")}${query ? `?${query}` : ""}`;
  return (
    <a href={href} lang={locale} hrefLang={locale}>
      {label}
    </a>
  );
}
