import { defineConfig } from "vitest/config";

/** Faults brought about on purpose, on the production build. How often: see faults/rounds.ts. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["faults/**/*.test.ts"],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // Each starts servers of its own; two at once are enough for a small machine.
    maxWorkers: 2,
  },
});
