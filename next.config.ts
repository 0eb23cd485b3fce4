import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { securityHeaders } from "./lib/server/security-headers";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: { createMessagesDeclaration: "./lib/i18n/messages/en.json" },
});

const listed = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  headers: async () => [
    { source: "/:path*", headers: listed(securityHeaders) },
    // What it answers is a learner's own.
    { source: "/api/:path*", headers: listed({ "Cache-Control": "private, no-store" }) },
  ],
  // Else these would be taken for a language. Browsers ask for the first while a page has no icon yet.
  rewrites: async () => [
    { source: "/favicon.ico", destination: "/icon.svg" },
    { source: "/:file([^/]*\\.[^/]*)/:rest*", destination: "/_not-found" },
  ],
  poweredByHeader: false,
  // No picture is made at the wish of an address.
  images: { unoptimized: true },
  // Loaded from node_modules, not bundled: the native part of one, and what all routes share of the other.
  serverExternalPackages: ["@libsql/client", "libsql", "prom-client"],
  experimental: {
    // An unknown path such as /robots.txt must answer 404 and not the home page.
    globalNotFound: true,
    // The gate takes no more (lib/server/limits.ts).
    serverActions: { bodySizeLimit: "256kb" },
  },
};

export default withNextIntl(config);
