import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { withoutPersons } from "./errors";

const secret = "what-a-learner-typed";

function failureOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test.each([
  ["a query", new DrizzleQueryError("select ?", [secret], new Error("no such table"))],
  ["one within another error", new Error("outer", { cause: new DrizzleQueryError("x", [secret]) })],
  ["a text that is no JSON", failureOf(() => JSON.parse(secret))],
  ["a text that ends too soon", failureOf(() => JSON.parse(`{"a": "${secret}`))],
  ["a text that goes on too long", failureOf(() => JSON.parse(`1 ${secret}`))],
  ["something thrown that is no error", secret],
])("of %s nothing is told that was in it", (_, error) => {
  expect(error).toBeDefined();
  expect(JSON.stringify(withoutPersons(error))).not.toContain(secret.slice(0, 6));
});

test("tells where an error came from and what caused it", () => {
  const cause = new Error("disk full");
  const error = Object.assign(new TypeError("cannot\nwrite", { cause }), { code: "SQLITE_FULL" });
  const told = withoutPersons(error);
  expect(told).toMatchObject({
    name: "TypeError",
    message: "cannot\nwrite",
    code: "SQLITE_FULL",
    cause: { name: "Error", message: "disk full" },
  });
  expect(told.stack).toContain("errors.test.ts");
  expect(told.stack).not.toContain("cannot");
});
