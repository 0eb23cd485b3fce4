import NextLink from "next/link";
import { getLocale } from "next-intl/server";
import type { ComponentProps } from "react";

/** A link within the language of the page; `href` goes without the language. */
export async function Link({
  href,
  ...props
}: ComponentProps<"a"> & Readonly<{ href: string; prefetch?: false; scroll?: false }>) {
  const locale = await getLocale();
  return <NextLink href={href === "/" ? `/${locale}` : `/${locale}${href}`} {...props} />;
}
