import type { NextRequest, NextResponse } from "next/server";
import createIntlMiddleware from "next-intl/middleware";
import { routing } from "./lib/i18n/routing";

const localised = createIntlMiddleware(routing);

/** Sends a visitor to their language, and gives every page its own content security policy. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()));
  // Next reads the nonce for its own scripts from the policy on the request.
  request.headers.set("content-security-policy", policy);
  const response = localised(request);
  response.headers.set("content-security-policy", policy);
  return response;
}

/** No other host, no inline script but those that carry the nonce. */
function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Pages only: no interface, no file at the top. */
export const config = { matcher: ["/((?!api/|_next/|[^/]*\\.[^/]*$).*)"] };
