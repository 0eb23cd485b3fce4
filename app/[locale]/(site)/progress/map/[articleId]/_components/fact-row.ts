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
  const head = document.getElementById(rowId(factId));
  const about = head?.querySelector("a");
  const ask = document.getElementById(askId(factId));
  if (!head || !about || !ask) return undefined;
  const chance = head.nextElementSibling;
  return {
    statement: head.textContent,
    chance: chance?.textContent ?? "",
    next: chance?.nextElementSibling?.textContent ?? "",
    aboutHref: about.getAttribute("href") ?? "",
    askHref: ask.getAttribute("href") ?? "",
  };
}
