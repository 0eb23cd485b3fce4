/** Journeys with a server of their own, that goes away and comes back. */
import { expect, type Locator } from "@playwright/test";
import { OwnServer } from "../faults/server";
import { changeOwnSettings, rateCards, storedFacts, untilConfirmed, type Visit } from "./steps";
import { test as base } from "./test";

export const test = base.extend<{ server: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  server: async ({}, use, testInfo) => {
    const server = await OwnServer.on(`file:${testInfo.outputPath("own.db")}`);
    await server.start();
    await use(server);
    await server.kill();
  },
});

/** What a browser tells of a server that it cannot reach. */
export const unreachable: readonly RegExp[] = [
  /^failed: net::ERR_(?:CONNECTION_(?:REFUSED|RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|INTERNET_DISCONNECTED) /,
  /^console: Failed to load resource: net::ERR_/,
];

/** The sign that something waits to be saved. */
export const unsaved = ({ page, t }: Visit): Locator =>
  page.getByRole("status").filter({ hasText: t("Review.unsaved") });

/** Begins a review with cards enough for a whole journey; the one fact that was rated. */
export async function beginLongReview(at: Visit, server: OwnServer): Promise<string[]> {
  await at.page.goto(`/${at.locale}/review`);
  const rated = await rateCards(at, 1);
  await expect.poll(() => storedFacts(at.page)).toEqual(rated);
  await untilConfirmed(at.page);
  await changeOwnSettings(at.page, { newFactsPerDay: 30 }, server.databaseUrl);
  await at.page.reload();
  return rated;
}
