import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { freshDatabase } from "@/lib/db/fixture";
import { createLearner } from "@/lib/study/learner";
import { GET } from "./route";

const setCookie = vi.fn();
vi.mock("next/headers", () => ({
  cookies: async () => ({ set: setCookie }),
  headers: async () => new Headers(),
}));

let token: string;

beforeEach(async () => {
  globalThis.weetjeDatabase = await freshDatabase();
  ({ token } = await createLearner(globalThis.weetjeDatabase, undefined, 0));
  setCookie.mockClear();
});

afterEach(() => {
  globalThis.weetjeDatabase = undefined;
  vi.unstubAllEnvs();
});

type Visit = Readonly<{
  query?: string;
  headers?: Readonly<Record<string, string>>;
  mode?: string;
}>;

async function visit({ query = `token=${token}`, headers = {}, mode = "development" }: Visit) {
  vi.stubEnv("NODE_ENV", mode);
  const response = await GET(
    new Request(`http://localhost:3000/api/demo?${query}`, {
      headers: { host: "localhost:3000", ...headers },
    }),
  );
  return { status: response.status, location: response.headers.get("location") };
}

describe("the link of a simulated learner", () => {
  test.each([
    ["nl", "/nl"],
    ["en", "/en"],
    ["fr", "/nl"],
  ])("signs in as them and goes to the language asked for: %s", async (locale, location) => {
    expect(await visit({ query: `token=${token}&locale=${locale}` })).toEqual({
      status: 303,
      location,
    });
    expect(setCookie).toHaveBeenCalledExactlyOnceWith(
      "weetje",
      token,
      expect.objectContaining({ httpOnly: true, sameSite: "lax", path: "/" }),
    );
  });

  test.each<NonNullable<Visit["headers"]>>([
    { host: "localhost" },
    { host: "127.0.0.1:3000" },
    { host: "[::1]:3000", "x-forwarded-for": "::1" },
    { "x-forwarded-host": "localhost:3000", "x-forwarded-for": "::ffff:127.0.0.1" },
  ])("works on this machine: %j", async (headers) => {
    expect((await visit({ headers })).status).toBe(303);
  });

  test.each<[string, Visit]>([
    ["in production", { mode: "production" }],
    ["in a test", { mode: "test" }],
    ["under another name", { headers: { host: "weetje.example" } }],
    ["under a name that begins alike", { headers: { host: "localhost.example:3000" } }],
    ["on the local network", { headers: { host: "192.168.1.5:3000" } }],
    ["through a proxy", { headers: { "x-forwarded-host": "weetje.example" } }],
    ["from another address", { headers: { "x-forwarded-for": "192.168.1.5" } }],
    [
      "from another address that says it is this one",
      { headers: { "x-forwarded-for": "::1", "x-client-address": "192.168.1.5" } },
    ],
    [
      "from another address by way of this one",
      { headers: { "x-forwarded-for": "10.0.0.9, ::1" } },
    ],
    ["without a token", { query: "" }],
    ["with the token of no one", { query: "token=none" }],
  ])("is not there %s", async (_, request) => {
    expect(await visit(request)).toEqual({ status: 404, location: null });
    expect(setCookie).not.toHaveBeenCalled();
  });
});
