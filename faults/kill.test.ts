import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { testRandom } from "./chance";
import { freshUrl } from "./fixture";
import { BusyLearner } from "./load";
import { rounds } from "./rounds";
import { OwnServer } from "./server";
import { expectToStand } from "./standing";

const learnerCount = 3;
const devicesEach = 3;
const longestLifeMs = 1_500;
const timeout = rounds(120_000, 3_600_000);

test("a server that is killed at any moment has kept what it said it has", {
  timeout,
}, async () => {
  const random = testRandom();
  const server = await OwnServer.on(freshUrl());
  onTestFinished(() => server.kill());
  await server.start();
  const learners = Array.from({ length: learnerCount }, () => new BusyLearner(random));
  for (const learner of learners) await learner.begin(server.url);
  const kills = rounds(3, 50);
  let cutShort = 0;
  let entries = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const over = new AbortController();
    const devices = learners.flatMap((learner) =>
      Array.from({ length: devicesEach }, () => learner.beBusy(server.url, over.signal)),
    );
    await wait(random() * longestLifeMs);
    await server.kill();
    over.abort();
    await Promise.all(devices);
    cutShort += learners.reduce((sum, { unanswered }) => sum + unanswered.length, 0);
    await server.start();
    await expectToStand(server.databaseUrl, learners);
    await Promise.all(learners.map((learner) => learner.sendAgain(server.url)));
    entries = await expectToStand(server.databaseUrl, learners);
    for (const learner of learners) {
      expect(learner.unanswered).toEqual([]);
      expect(learner.mishaps).toEqual([]);
    }
    if (kill % 10 === 0 || kill === kills)
      console.log(`${kill} kills, ${entries} entries, ${cutShort} requests cut short`);
  }
  expect(entries).toBeGreaterThan(learnerCount);
});
