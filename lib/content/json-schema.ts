/** The authoring format as JSON Schema, so that an editor helps while an author types. */
import { z } from "zod";
import { articleFile, sectionFile } from "./schema";

const jsonSchemaOf = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: "input", target: "draft-7" }), null, 2)}\n`;

/** Text by file name inside the content folder. */
export const jsonSchemas = (): ReadonlyMap<string, string> =>
  new Map([
    ["article.schema.json", jsonSchemaOf(articleFile)],
    ["section.schema.json", jsonSchemaOf(sectionFile)],
  ]);
