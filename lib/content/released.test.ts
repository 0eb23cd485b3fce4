import { expect, test } from "vitest";
import { withFile } from "./fixture";
import { readContent } from "./read";
import { release } from "./released";

test("a release takes in what is new and retires what has vanished, sorted", () => {
  const record = { released: ["sleep-old", "sleep-size"], retired: ["sleep-older"] };
  const { content } = readContent(withFile("released.json", JSON.stringify(record)));
  expect(release(content)).toEqual({
    released: [
      "sleep-melatonin",
      "sleep-melatonin/choice",
      "sleep-melatonin/cloze",
      "sleep-renin",
      "sleep-renin/select",
      "sleep-renin/typed",
      "sleep-size",
      "sleep-size/claim",
      "sleep-size/number",
    ],
    retired: ["sleep-old", "sleep-older"],
  });
});

test("releasing twice changes nothing", () => {
  const once = release(
    readContent(withFile("released.json", '{"released":[],"retired":[]}')).content,
  );
  const again = readContent(withFile("released.json", JSON.stringify(once))).content;
  expect(release(again)).toEqual(once);
});
