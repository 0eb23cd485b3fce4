import { z } from "zod";
import { locales } from "@/lib/domain/article";

/** A form's fields by name; a field that comes more than once is a list. */
export function fieldsOf(form: FormData): Record<string, unknown> {
  if (!isForm(form)) return {};
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

/** The language that a form was shown in; every form carries it, for actions have no address. */
export const localeOf = (form: FormData) =>
  z
    .enum(locales)
    .catch("nl")
    .parse(isForm(form) ? form.get("locale") : undefined);

/** An action can be called by anyone with anything, whatever its type says. */
const isForm = (form: unknown): boolean => form instanceof FormData;
