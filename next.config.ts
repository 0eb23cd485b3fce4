import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: { createMessagesDeclaration: "./lib/i18n/messages/en.json" },
});

/** Besides the content security policy, which proxy.ts makes for each page. */
const securityHeaders = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
};

const config: NextConfig = {
  headers: async () => [
    {
      source: "/:path*",
      headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })),
    },
  ],
  // Else these would be taken for a language. Browsers ask for the first while a page has no icon yet.
  rewrites: async () => [
    { source: "/favicon.ico", destination: "/icon.svg" },
    { source: "/:file([^/]*\\.[^/]*)/:rest*", destination: "/_not-found" },
  ],
  poweredByHeader: false,
  // Loaded from node_modules, not bundled: the native part of one, and what all routes share of the other.
  serverExternalPackages: ["@libsql/client", "libsql", "prom-client"],
  experimental: {
    // An unknown path such as /robots.txt must answer 404 and not the home page.
    globalNotFound: true,
  },
};

export default withNextIntl(config);
