import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { unavailability } from "@/lib/study/database";
import { localeOf } from "./form";

/** What addresses tell of an earlier outcome, which is not that of this form. */
const outcomes = ["failure", "saved", "done", "changed", "erase"];
/** Letters that an address may carry of what was filled in. */
const mostFilledIn = 6_000;

/**
 * The action of a form. While the database cannot be used it leads back to the form, with `?unsaved=` what was filled
 * in: see `Unsaved`, which says so and fills it in again.
 */
export const formAction =
  (act: (form: FormData) => Promise<void>) =>
  async (form: FormData): Promise<void> => {
    try {
      await act(form);
    } catch (error) {
      const reason = unavailability(error);
      if (reason === undefined) throw error;
      console.error(`The database cannot be used: ${reason}`);
      redirect(await addressOf(form));
    }
  };

/** The page that the form stood on, as the browser tells it. */
async function addressOf(form: FormData): Promise<string> {
  const from = (await headers()).get("referer") ?? "";
  const { pathname, searchParams } = new URL(
    URL.canParse(from) ? from : `http://localhost/${localeOf(form)}`,
  );
  for (const outcome of outcomes) searchParams.delete(outcome);
  searchParams.set("unsaved", filledIn(form));
  return `/${pathname.replace(/^\/+/, "")}?${searchParams}`;
}

function filledIn(form: FormData): string {
  const fields = new URLSearchParams();
  for (const [name, value] of form)
    if (typeof value === "string" && !name.startsWith("$")) fields.append(name, value);
  // Tells one attempt from the next.
  fields.append("triedAt", `${Date.now()}`);
  const text = `${fields}`;
  return text.length <= mostFilledIn ? text : "";
}
