import { OwnServer } from "../faults/server";
import { HranaServer } from "../lib/db/hrana/server.fixture";
import { rateCards, storedFacts, untilConfirmed, visit } from "./steps";
import { test as base, expect } from "./test";

const test = base.extend<{ database: HranaServer; server: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  database: async ({}, use) => {
    const database = await HranaServer.start();
    await use(database);
    await database.close();
  },
  server: async ({ database }, use) => {
    const server = await OwnServer.on(database.urlOf("weetje"));
    await server.start();
    await use(server);
    await server.kill();
  },
});

test.use({ baseURL: async ({ server }, use) => use(server.url) });

test("who meets an outage of the database reads so, and goes on when it is over", async ({
  page,
  database,
  faults,
}) => {
  // So React names in production what failed on the server.
  faults.announce(/^refused: 500 /, /status of 500/, /^console: Error: Minified React error #441/);
  await page.goto("/en/review");
  const rated = await rateCards(visit(page, "en"), 1);
  await expect.poll(() => storedFacts(page)).toEqual(rated);
  await untilConfirmed(page);
  await page.goto("/en/progress");
  const heading = page.getByRole("heading", { level: 1 });
  const usual = (await heading.textContent()) ?? "";

  await database.down();
  await page.goto("/en/progress");
  await expect(heading).toHaveText("Something went wrong on our side");
  const stillAway = page.waitForResponse((response) => response.url().includes("_rsc="));
  await page.getByRole("button", { name: "Try again" }).click();
  await stillAway;
  await expect(heading).toHaveText("Something went wrong on our side");

  await database.up();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading).toHaveText(usual);
});
