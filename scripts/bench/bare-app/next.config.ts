import { join } from "node:path";
import type { NextConfig } from "next";

/** The least there can be, but for what ours has too: a native part that must not be bundled. */
const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ["@libsql/client", "libsql"],
  turbopack: { root: join(import.meta.dirname, "../../..") },
};

export default config;
