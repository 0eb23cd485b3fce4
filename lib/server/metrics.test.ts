import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freshDatabase } from "../db/fixture";
import { learner } from "../db/schema";
import { accessToMetrics, readMetrics, startMetrics } from "./metrics";

beforeAll(() => vi.stubEnv("METRICS_TOKEN", "a long secret"));
afterAll(() => vi.unstubAllEnvs());

test("only the token itself gives access", () => {
  expect(accessToMetrics("Bearer a long secret")).toBe("granted");
  for (const other of [null, "", "Bearer", "Bearer ", "Bearer a long secre", "a long secret"]) {
    expect(accessToMetrics(other)).toBe("refused");
  }
  vi.stubEnv("METRICS_TOKEN", "");
  expect(accessToMetrics("Bearer ")).toBe("off");
  expect(startMetrics()).toBeUndefined();
  vi.stubEnv("METRICS_TOKEN", "a long secret");
});

test("counts requests by route, method and class of status, and what went wrong with the database", async () => {
  const count = startMetrics();
  const request = { id: "an id", route: "/[locale]", status: 200, durationMs: 3 };
  for (const method of ["GET", "GET", "PURGE"]) count?.({ ...request, method });
  const db = await freshDatabase();
  await expect(db.$client.execute("SELECT * FROM nowhere")).rejects.toThrow();
  // A key that is taken is nothing that went wrong: it is how two writers are told apart.
  const anna = db.insert(learner).values({ id: "anna", tokenHash: "hash", createdAt: 0 });
  await anna;
  await expect(anna.execute()).rejects.toThrow();

  const { text } = await readMetrics();
  const requests = "http_request_duration_seconds_count";
  expect(text).toContain(`${requests}{route="/[locale]",method="GET",status="2xx"} 2\n`);
  expect(text).toContain(`${requests}{route="/[locale]",method="other",status="2xx"} 1\n`);
  expect(text).toContain('weetje_database_troubles_total{outcome="failed"} 1\n');
  expect(text).toContain('weetje_database_troubles_total{outcome="retried"} 0\n');
});
