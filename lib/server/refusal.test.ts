import { describe, expect, test } from "vitest";
import { type Refusal, refusalReply, refusals } from "./refusal";

const isRefusal = (name: string): name is Refusal => name in refusals;
const all = Object.keys(refusals).filter(isRefusal);

describe("a refusal", () => {
  test("is a code under /api", () => {
    const { status, headers, body } = refusalReply("/api/answers", "too-many-requests", 1_200);
    expect(status).toBe(429);
    expect(headers).toMatchObject({ "Content-Type": "application/json", "Retry-After": "2" });
    expect(JSON.parse(body)).toEqual({ code: "too-many-requests" });
  });

  test.each([
    ["/nl/quiz", ["Over 1 seconde kun je verder"], ["You can go on"]],
    ["/en", ["You can go on in 1 second"], ["kun je verder"]],
    ["/english", ["Over 1 seconde kun je verder", "You can go on in 1 second"], []],
  ])("is a page in the language of %s", (path, said, unsaid) => {
    const { body } = refusalReply(path, "too-many-requests", 1);
    for (const words of said) expect(body).toContain(words);
    for (const words of unsaid) expect(body).not.toContain(words);
  });

  test.each(all)("%s has words of its own, and a way on", (refusal) => {
    const { body, headers } = refusalReply("/nl/x", refusal);
    expect(body).toMatch(/<h1>[A-Z][^<]+<\/h1><p>[A-Z][^<]+\.<\/p>/);
    expect(body).toContain('<a href="/nl">');
    expect(headers).not.toHaveProperty("Retry-After");
  });

  test("repeats nothing of what was asked", () => {
    expect(refusalReply('/nl/"><script>x', "malformed").body).not.toContain("script>x");
  });
});
