/** How a passage finds the row of its fact in the tables. */

export const rowId = (factId: string): string => `row-${factId}`;
export const askId = (factId: string): string => `ask-${factId}`;

/** What stands in the row of a fact. */
export type FactRow = Readonly<{
  statement: string;
  chance: string;
  next: string;
  aboutHref: string;
  askHref: string;
}>;

/** Reads a row of the page; so the browser is sent each text once. */
export function readFactRow(factId: string): FactRow | undefined {
  const about = document.getElementById(rowId(factId));
  const ask = document.getElementById(askId(factId));
  const [, chance, next] = about?.closest("tr")?.cells ?? [];
  if (!about || !ask || !chance || !next) return undefined;
  return {
    statement: about.textContent,
    chance: chance.textContent,
    next: next.firstElementChild?.textContent ?? "",
    aboutHref: about.getAttribute("href") ?? "",
    askHref: ask.getAttribute("href") ?? "",
  };
}
