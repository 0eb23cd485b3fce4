import { type NextRequest, NextResponse } from "next/server";
import createIntlMiddleware from "next-intl/middleware";
import { routing } from "./lib/i18n/routing";
import { formRefusal } from "./lib/server/form-post";
import { refusalReply } from "./lib/server/refusal";

const localised = createIntlMiddleware(routing);

/** Sends a visitor to their language, and gives every page its own content security policy. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  const refusal = request.method === "POST" ? await formRefusal(request) : undefined;
  if (refusal) {
    const { body, ...reply } = refusalReply(pathname, refusal);
    return new NextResponse(body, reply);
  }
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()));
  // Next reads the nonce for its own scripts from the policy on the request.
  request.headers.set("content-security-policy", policy);
  const response = isFile(pathname)
    ? NextResponse.next({ request: { headers: request.headers } })
    : localised(request);
  response.headers.set("content-security-policy", policy);
  return response;
}

/** A file at the top, or the page that says that there is none. */
const isFile = (pathname: string): boolean => /^\/[^/]*\.[^/]*(\/|$)/.test(pathname);

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

/** Pages only: no interface, nothing that the build made. */
export const config = { matcher: ["/((?!api/|_next/).*)"] };
