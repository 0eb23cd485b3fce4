import { defineConfig } from "@playwright/test";

const port = 3210;

/** Journeys through the production build, each with a learner of its own, on one database. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Only what hangs is to end by it, on a busy machine as well.
  timeout: 180_000,
  // The first request to a server that has just started takes its time on a busy machine.
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json"]],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {},
  },
  webServer: {
    command: "npm start",
    url: `http://localhost:${port}/api/health`,
    // All journeys come from one address.
    env: { PORT: `${port}`, DATABASE_URL: "file:test-results/e2e.db", RATE_LIMITS: "20" },
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});
