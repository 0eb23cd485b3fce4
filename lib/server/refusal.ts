/** How to say no to a request before any page or route is asked. */
import { createHash } from "node:crypto";
import { createTranslator } from "next-intl";
import en from "../i18n/messages/en.json";
import nl from "../i18n/messages/nl.json";
import { routing } from "../i18n/routing";
import { securityHeaders } from "./security-headers";

/** Why, with the status that goes with it. */
export const refusals = {
  malformed: 400,
  forbidden: 403,
  "method-not-allowed": 405,
  outdated: 409,
  "length-required": 411,
  "too-large": 413,
  "too-many-requests": 429,
  broken: 500,
} as const;
export type Refusal = keyof typeof refusals;

const messages = { nl, en } as const;

const style =
  ":root{color-scheme:light dark;background:light-dark(#f7f2e8,#10142a);color:light-dark(#22252e,#ece7da);" +
  "font:1.0625rem/1.5 system-ui,sans-serif}body{max-width:36rem;margin:12vh auto;padding:0 1.25rem}" +
  "h1{font:600 1.7rem/1.2 Georgia,serif}a{color:light-dark(#8f4f0a,#f0b65a)}";
const styleHash = createHash("sha256").update(style).digest("base64");

const policyOfPage = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export type RefusalReply = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}>;

/**
 * The answer to a request that is refused: a code under `/api`, elsewhere a page in the language of the
 * address, or in both.
 *
 * @param path the path that was asked for
 * @param waitMs when to come back, if that helps
 */
export function refusalReply(path: string, refusal: Refusal, waitMs?: number): RefusalReply {
  const isApi = path.startsWith("/api/");
  const seconds = waitMs === undefined ? undefined : Math.ceil(waitMs / 1_000);
  return {
    status: refusals[refusal],
    headers: {
      ...securityHeaders,
      ...(isApi ? {} : { "Content-Security-Policy": policyOfPage }),
      "Content-Type": isApi ? "application/json" : "text/html; charset=utf-8",
      "Cache-Control": "private, no-store",
      ...(refusal === "method-not-allowed" ? { Allow: "GET, HEAD, POST" } : {}),
      ...(seconds === undefined ? {} : { "Retry-After": `${seconds}` }),
    },
    body: isApi ? JSON.stringify({ code: refusal }) : pageOf(path, refusal, seconds ?? 0),
  };
}

function pageOf(path: string, refusal: Refusal, seconds: number): string {
  const own = routing.locales.find((locale) => new RegExp(`^/${locale}(?:/|$)`).test(path));
  const locales = own ? [own] : routing.locales;
  const sections = locales.map((locale) => {
    const t = createTranslator({ locale, messages: messages[locale], namespace: "Refused" });
    const text = t(`${refusal}.text`, { seconds });
    return `<section lang="${locale}"><h1>${t(`${refusal}.title`)}</h1><p>${text}</p><p><a href="/${locale}">${t("home")}</a></p></section>`;
  });
  return `<!doctype html><html lang="${locales[0]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${refusals[refusal]} · Weetje</title><style>${style}</style></head><body><main>${sections.join("")}</main></body></html>`;
}
