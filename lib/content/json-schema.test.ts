import { expect, test } from "vitest";
import { jsonSchemas } from "./json-schema";

test("an editor is told what an author writes, not what the app makes of it", () => {
  const section = JSON.parse(jsonSchemas().get("section.schema.json") ?? "");
  expect(section).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    required: ["id", "title", "lesson", "facts"],
    additionalProperties: false,
  });
});
