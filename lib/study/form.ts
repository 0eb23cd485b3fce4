import { z } from "zod";

/** A field of a form that may come once, several times or not at all, as a list. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));
