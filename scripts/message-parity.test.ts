import { describe, expect, it } from "vitest";
import { messageProblems } from "./message-parity";

describe("messageProblems", () => {
  it("finds nothing in messages that are alike", () => {
    const problems = messageProblems({
      nl: { A: { b: "{n, plural, one {# dag} other {# dagen}} van {name}" } },
      en: { A: { b: "{name}: {n, plural, one {# day} other {# days}}" } },
    });
    expect(problems).toEqual([]);
  });

  it("names a message that one language lacks", () => {
    expect(messageProblems({ nl: { A: { b: "ja" } }, en: {} })).toEqual(["en.json lacks A.b"]);
    expect(messageProblems({ nl: {}, en: { c: "yes" } })).toEqual(["nl.json lacks c"]);
  });

  it("names a message that takes other arguments", () => {
    const [problem] = messageProblems({ nl: { a: "{n, number} uur" }, en: { a: "{hours} hours" } });
    expect(problem).toContain("a takes n (number) in nl.json, hours (argument) in en.json");
  });

  it("looks inside plurals", () => {
    const problems = messageProblems({
      nl: { a: "{n, plural, one {{x}} other {{x}}}" },
      en: { a: "{n, plural, one {one} other {many}}" },
    });
    expect(problems).toHaveLength(1);
  });

  it("names a message that cannot be read", () => {
    expect(messageProblems({ nl: { a: "{n" }, en: { a: "n" } })[0]).toContain(
      "a is no ICU message",
    );
  });
});
