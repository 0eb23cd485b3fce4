import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: { createMessagesDeclaration: "./lib/i18n/messages/en.json" },
});

const config: NextConfig = {
  poweredByHeader: false,
  // Its native part must be loaded from node_modules, not bundled.
  serverExternalPackages: ["@libsql/client", "libsql"],
  experimental: {
    // An unknown path such as /robots.txt must answer 404 and not the home page.
    globalNotFound: true,
  },
};

export default withNextIntl(config);
