/** What is posted to a page: the form of one of its actions, and nothing else. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { Refusal } from "./refusal";

/** With script, React sends the one argument of an action, a form, as these fields. */
const onlyArgument = ["0", '["$K1"]'] as const;
const argumentField = /^_1_/;
/** Without script, a hidden field names the action. */
const actionField = /^\$ACTION_ID_([0-9a-f]{42})$/;
const actionId = /^[0-9a-f]{42}$/;

/**
 * Why Next is not to see a body. It would take references to other things of the server as well, bind them to
 * actions, and fail on what it cannot read. Every action of ours takes one form and is bound to nothing.
 *
 * @returns `outdated` for an action of a build that is no longer there
 */
export async function formRefusal(request: Request): Promise<Refusal | undefined> {
  const form = await formOf(request);
  if (!form) return "malformed";
  const names = [...form.keys()];
  const called = request.headers.get("next-action");
  if (called !== null) {
    const [name, argument] = onlyArgument;
    const others = names.filter((one) => one !== name);
    const isOneForm = names.length === others.length + 1 && form.get(name) === argument;
    const isCall = actionId.test(called) && isOneForm;
    return isCall && others.every((one) => argumentField.test(one)) ? undefined : "malformed";
  }
  const [action, ...more] = names.filter((name) => name.startsWith("$ACTION_"));
  const id = more.length === 0 && actionField.exec(action ?? "")?.[1];
  if (!id) return "malformed";
  return isKnown(id) ? undefined : "outdated";
}

async function formOf(request: Request): Promise<FormData | undefined> {
  if (!request.headers.get("content-type")?.startsWith("multipart/form-data")) return undefined;
  return request.formData().catch(() => undefined);
}

const manifest = z.object({ node: z.record(z.string(), z.unknown()) });
let known: ReadonlySet<string> | undefined;

/** While developing, actions come and go. */
function isKnown(id: string): boolean {
  if (process.env.NODE_ENV === "development") return true;
  known ??= readActions(
    resolve(process.cwd(), ".next", "server", "server-reference-manifest.json"),
  );
  return known.has(id);
}

/** The ids of a build's actions, as Next lists them. */
function readActions(manifestFile: string): ReadonlySet<string> {
  const json: unknown = JSON.parse(readFileSync(manifestFile, "utf8"));
  return new Set(Object.keys(manifest.parse(json).node));
}
