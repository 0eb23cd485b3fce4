import NextLink from "next/link";
import { getLocale } from "next-intl/server";
import type { ComponentProps } from "react";

/**
 * A link within the language of the page; `href` goes without the language. Every page is made when it is
 * asked for, so of one that is fetched ahead nothing could be shown: that would only cost requests.
 */
export async function Link({
  href,
  ...props
}: ComponentProps<"a"> & Readonly<{ href: string; scroll?: false }>) {
  const locale = await getLocale();
  return (
    <NextLink
      href={href === "/" ? `/${locale}` : `/${locale}${href}`}
      prefetch={false}
      {...props}
    />
  );
}
