/** Forms as a browser without scripts finds and sends them. */
import type { Browser } from "./browser";

/** A page's address with the words that stand in it. */
export type Page = Readonly<{ path: string; status: number; html: string }>;

/** Asks for a page, and goes wherever it leads. */
export async function open(browser: Browser, path: string): Promise<Page> {
  return arrive(browser, path, await browser.ask(path));
}

type Fields = Readonly<Record<string, string>>;

/** Fills in the first form of a page that has all these fields and sends it: the page that it leads to. */
export async function send(browser: Browser, page: Page, fields: Fields): Promise<Page> {
  return arrive(browser, page.path, await post(browser, page, fields));
}

/** As `send`, without going where it leads. */
export async function post(
  browser: Browser,
  { path, html }: Page,
  fields: Fields,
): Promise<Response> {
  const form = [...html.matchAll(/<form\b.*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => Object.keys(fields).every((name) => text.includes(`name="${name}"`)));
  if (!form) throw new Error(`no form with ${Object.keys(fields)} on ${path}`);
  const body = new FormData();
  for (const [name, value] of filledIn(form)) body.append(name, value);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { origin: browser.url, referer: `${browser.url}${path}` };
  return browser.ask(path, { method: "POST", headers, body });
}

async function arrive(browser: Browser, path: string, response: Response): Promise<Page> {
  const location = response.headers.get("location");
  if (!location) return { path, status: response.status, html: await response.text() };
  await response.arrayBuffer();
  const { pathname, search } = new URL(location, browser.url);
  return open(browser, `${pathname}${search}`);
}

/** What stands in a form as it is shown. */
const filledIn = (form: string): [name: string, value: string][] =>
  [...form.matchAll(/<input\b[^>]*>|<option\b[^>]* selected[^>]*>/g)].flatMap((match) => {
    const [tag] = match;
    const select = /<select\b[^>]*>(?!.*<select)/s.exec(form.slice(0, match.index))?.[0] ?? "";
    const isChoice = /type="(radio|checkbox)"/.test(tag);
    if (isChoice && !/\bchecked\b/.test(tag)) return [];
    const name = attribute(tag.startsWith("<option") ? select : tag, "name");
    return [[name, attribute(tag, "value")]];
  });

/** The fields of a given name in a page: what each would send. */
export const choicesOf = ({ html }: Page, name: string): string[] =>
  [...html.matchAll(/<input\b[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => attribute(input, "name") === name)
    .map((input) => attribute(input, "value"));

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
