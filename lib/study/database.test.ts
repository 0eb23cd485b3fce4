import { afterEach, describe, expect, test, vi } from "vitest";
import { freshUrl } from "../db/fixture";
import { database, unreachability } from "./database";

/** The process's database, with another address. */
function openAt(url: string): void {
  globalThis.weetjeDatabase?.$client.close();
  globalThis.weetjeDatabase = undefined;
  vi.stubEnv("DATABASE_URL", url);
}

afterEach(() => {
  globalThis.weetjeDatabase?.$client.close();
  globalThis.weetjeDatabase = undefined;
  vi.unstubAllEnvs();
});

describe("the process's database", () => {
  test("is one, however often it is asked for, and can be reached", async () => {
    openAt(freshUrl());
    expect(database()).toBe(database());
    expect(await unreachability()).toBeUndefined();
  });

  test("is told to be out of reach when its server does not answer", async () => {
    // Nothing listens on the discard port of this machine.
    openAt("http://127.0.0.1:9");
    expect(await unreachability()).toMatch(/fetch failed|ECONNREFUSED/);
  });
});
