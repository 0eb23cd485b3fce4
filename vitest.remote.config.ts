import { defineConfig } from "vitest/config";

const isShared = process.env.TEST_DATABASE_URL?.includes("{name}") === false;

/**
 * The tests of the data layer and the use cases, with a libSQL server in the place of a file: a protocol
 * double, or the one that `TEST_DATABASE_URL` and `TEST_DATABASE_AUTH_TOKEN` name.
 */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["lib/db/*.test.ts", "lib/study/**/*.test.ts"],
    // These open no database, are about a file, or bring a server of their own.
    exclude: [
      "lib/study/fitting.test.ts",
      "lib/study/wording.test.ts",
      "lib/db/backup.test.ts",
      "lib/*/remote.test.ts",
    ],
    globalSetup: "lib/db/hrana/suite.fixture.ts",
    setupFiles: "lib/db/hrana/emptied.fixture.ts",
    testTimeout: 60_000,
    // Tests that share one database take turns.
    fileParallelism: !isShared,
  },
});
