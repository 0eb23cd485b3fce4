import { facts } from "./bank";
import { test } from "./own-server";
import { dayMs, learnedAll, sendPast } from "./past";
import {
  cardPrompt,
  changeOwnSettings,
  rateCard,
  rateCards,
  storedFacts,
  untilConfirmed,
  visit,
} from "./steps";
import { expect } from "./test";

test.use({ baseURL: async ({ server }, use) => use(server.url) });

const [learned, perDay] = [50, 20];
const anHour = 1 / 24;

test("what waits after three weeks away is asked over the days that follow, each card once", async ({
  page,
  server,
}) => {
  const at = visit(page, "en");
  await page.clock.install();
  await sendPast(page.request, learnedAll(anHour, learned));
  const settings = { reviewsPerDay: perDay, newFactsPerDay: 0 };
  await changeOwnSettings(page, settings, server.databaseUrl);
  const before = (await storedFacts(page)).length;
  const asked: string[] = [];
  for (const [daysAhead, cards] of [
    [21, perDay],
    [22, perDay],
    [23, learned - 2 * perDay],
  ] as const) {
    await page.goto("about:blank");
    await server.kill();
    await server.start({ aheadMs: daysAhead * dayMs });
    await page.clock.setSystemTime(Date.now() + daysAhead * dayMs);
    await page.goto("/en");
    const heading = at.t("Today.todo", { cards });
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    const waiting = learned - asked.length - cards;
    const backlog = page.getByText(at.t("Today.backlog", { perDay, waiting }));
    await expect(backlog).toHaveCount(waiting ? 1 : 0);

    await page.goto("/en/review");
    asked.push(...(await rateCards(at, cards - 1)));
    asked.push((await cardPrompt(at)).factId);
    await rateCard(at, "good");
    await expect(page.getByRole("heading", { name: at.t("Review.doneTitle") })).toBeVisible();
    await expect.poll(() => storedFacts(page)).toHaveLength(before + asked.length);
    await untilConfirmed(page);
  }
  const factIds = facts.slice(0, learned).map(({ id }) => id);
  expect(asked.toSorted()).toEqual(factIds.toSorted());
});
