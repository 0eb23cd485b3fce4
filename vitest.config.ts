import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["lib/**/*.test.ts", "app/**/*.test.ts", "scripts/**/*.test.ts"],
    // Many of them start processes or draw hundreds of cases: on a busy machine that takes its time.
    testTimeout: 30_000,
  },
});
