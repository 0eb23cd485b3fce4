"use client";

import Link from "next/link";
import { useParams, usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link that knows when its page, or one below it, is open. */
export function MenuLink({
  href,
  className,
  children,
}: Readonly<{ href: string; className: string | undefined; children: ReactNode }>) {
  const { locale } = useParams<{ locale: string }>();
  const pathname = usePathname();
  const target = href === "/" ? `/${locale}` : `/${locale}${href}`;
  const isCurrent = pathname === target || (href !== "/" && pathname.startsWith(`${target}/`));
  return (
    <Link
      href={target}
      className={className}
      prefetch={false}
      {...(isCurrent ? { "aria-current": "page" } : {})}
    >
      {children}
    </Link>
  );
}
