/** Reads one YAML file against its schema, and says in plain words what is wrong and on which line. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem, YamlPath } from "./content";
import { listed } from "./text";

export type LineAt = (path: YamlPath) => number;
export type Parsed<T> =
  | Readonly<{ ok: true; value: T; lineAt: LineAt }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>;

/** Parses and validates; JSON is YAML as well. */
export const parseYaml = <S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): Parsed<z.output<S>> => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: counter.linePos(error.pos[0]).line,
      message: yamlSentence(error.code, error.message),
      rule: "yaml",
    }));
    return { ok: false, problems };
  }
  const lineAt: LineAt = (path) => counter.linePos(offsetOf(document.contents, path)).line;
  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return { ok: true, value: result.data, lineAt };
  const problems = result.error.issues.map((issue) => {
    const path = pathOf(issue);
    return { file, line: lineAt(path), message: schemaSentence(issue, path), rule: "format" };
  });
  return { ok: false, problems };
};

/** Where the node at `path` starts, or else the nearest node above it that exists. */
const offsetOf = (root: Node | null, path: YamlPath): number => {
  let node: unknown = root;
  let offset = 0;
  for (const step of path) {
    const [at, next] = child(node, step);
    if (at === undefined) return offset;
    offset = at;
    node = next;
  }
  return offset;
};

const child = (node: unknown, step: string | number): [at?: number, next?: unknown] => {
  if (isSeq<Node>(node) && typeof step === "number") {
    const item = node.items[step];
    return [item?.range?.[0], item];
  }
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return isScalar(pair?.key) ? [pair.key.range?.[0], pair.value] : [];
  }
  return [];
};

const yamlSentence = (code: string, message: string): string => {
  if (code === "DUPLICATE_KEY") {
    return "The same field stands here twice: remove one, or give the second its own place.";
  }
  return `This is not valid YAML (${message}). Put quotes round a text that holds ": ", " #", or, inside { }, a comma; and check the indentation.`;
};

type Issue = z.core.$ZodIssue;

/** An unknown key is shown on its own line rather than on that of the block it stands in. */
const pathOf = (issue: Issue): YamlPath => {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  return issue.code === "unrecognized_keys" ? [...path, ...issue.keys.slice(0, 1)] : path;
};

const schemaSentence = (issue: Issue, path: YamlPath): string => {
  const field = fieldName(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownSentence(issue.keys, issue.input, path);
    case "invalid_type":
      return typeSentence(field, issue.expected, issue.input);
    case "invalid_value":
      return `${field} must be one of ${listed(issue.values.map(String))}.`;
    case "invalid_union":
      return `${field} must be choice, select, true-false, number, typed or cloze.`;
    case "too_small":
      return issue.origin === "array"
        ? `${field} has too few items: give at least ${issue.minimum}.`
        : `${field} is empty or too small: ${issue.origin === "string" ? "write the text" : `give at least ${issue.minimum}`}.`;
    case "too_big":
      return `${field} has too many items: give at most ${issue.maximum}.`;
    case "invalid_format":
    case "invalid_key":
      return formatSentence(field, path);
    default:
      return `${field}: ${issue.message}.`;
  }
};

const fieldName = (path: YamlPath): string => {
  const names = path.filter((step) => typeof step === "string").slice(-2);
  return names.length === 0 ? "The file" : `"${names.join(".")}"`;
};

/** A key without a value is what YAML makes of the rest of a text with a comma inside { }. */
const unknownSentence = (keys: readonly string[], input: unknown, path: YamlPath): string => {
  const names = listed(keys.map((key) => `"${key}"`));
  const valueless = keys.some((key) => new Map(Object.entries(input ?? {})).get(key) === null);
  const hint = valueless
    ? "If it is the rest of a text with a comma, put quotes round the whole text."
    : "Check the spelling and the indentation, or remove it.";
  return `${names} is not a field of ${fieldName(path.slice(0, -1))}. ${hint}`;
};

const typeSentence = (field: string, expected: string, input: unknown): string => {
  if (input === undefined) return `${field} is missing: add it.`;
  if (input === null) return `${field} is empty: fill it in.`;
  if (expected === "string") return `${field} must be a text: put quotes round it.`;
  if (expected === "array") return `${field} must be a list: start each item with "- ".`;
  if (expected === "object" || expected === "record") {
    return `${field} must have fields of its own, such as nl and en.`;
  }
  return `${field} must be a ${expected}, without quotes.`;
};

const formatSentence = (field: string, path: YamlPath): string =>
  path.at(-1) === "source"
    ? `${field} must be the section and paragraph of the source in quotes, both counted from 1, as "2.3".`
    : `${field} must be lower-case words with hyphens, as "sleep-trial-size".`;
