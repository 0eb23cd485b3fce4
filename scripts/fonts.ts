/**
 * Makes the fonts that pages load from those of Fontsource, which have every weight and far more
 * characters: `npm run fonts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";
import { characters } from "./font-characters";

const sources = {
  serif: "literata/files/literata-latin-wght-normal.woff2",
  sans: "source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
} as const;

const options = {
  targetFormat: "woff2" as const,
  // From running text to the heaviest in the stylesheets.
  variationAxes: { wght: { min: 400, max: 600, default: 400 } },
  // Figures of one width, marks in their place, letters that fit each other; no small capitals and the like.
  keepFeatures: ["ccmp", "kern", "liga", "locl", "mark", "tnum"],
};

for (const [name, source] of Object.entries(sources)) {
  const font = readFileSync(`node_modules/@fontsource-variable/${source}`);
  const made = await subsetFont(font, characters, options);
  writeFileSync(`app/fonts/${name}.woff2`, made);
  console.log(`${name}: ${made.length} bytes instead of ${font.length}`);
}
