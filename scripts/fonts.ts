/**
 * Makes the serif that pages load from that of Fontsource, which has every weight and far more characters:
 * `npm run fonts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";
import { characters } from "./font-characters";

const source = "node_modules/@fontsource-variable/literata/files/literata-latin-wght-normal.woff2";

const font = readFileSync(source);
const options = {
  targetFormat: "woff2" as const,
  // From running text to the heaviest in the stylesheets.
  variationAxes: { wght: { min: 400, max: 600, default: 400 } },
  // Figures of one width, marks in their place, letters that fit each other; no small capitals and the like.
  keepFeatures: ["ccmp", "kern", "liga", "locl", "mark", "tnum"],
};
const made = await subsetFont(font, characters, options);
writeFileSync("app/fonts/serif.woff2", made);
console.log(`${made.length} bytes instead of ${font.length}`);
