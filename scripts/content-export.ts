/** Writes the whole question bank in one language: `content-export --json --locale nl|en`. */
import { parseArgs } from "node:util";
import { exportPrompts } from "../lib/content/export";
import { library } from "../lib/content/library";
import { type Locale, locales } from "../lib/domain/article";

const askedLocale = (): Locale | undefined => {
  try {
    const { values } = parseArgs({
      options: { json: { type: "boolean" }, locale: { type: "string" } },
    });
    return values.json ? locales.find((locale) => locale === values.locale) : undefined;
  } catch {
    return undefined;
  }
};

const locale = askedLocale();
if (locale === undefined) {
  console.error("Usage: npm run -s content:export -- --json --locale nl|en");
  process.exitCode = 2;
} else {
  console.log(JSON.stringify(exportPrompts(library().articles, locale), null, 2));
}
