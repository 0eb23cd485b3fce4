import { execFileSync } from "node:child_process";
import type { OwnServer } from "../faults/server";
import { beginLongReview, test, unreachable, unsaved } from "./own-server";
import { afterPause, rateCards, startOwn, storedFacts, untilConfirmed, visit } from "./steps";
import { expect } from "./test";

test.use({ baseURL: async ({ server }, use) => use(server.url) });

test("a server that starts anew in the middle of a review: all is stored once", async ({
  page,
  server,
  faults,
}) => {
  faults.announce(...unreachable);
  const at = visit(page, "en");
  const rated = await beginLongReview(at, server);
  rated.push(...(await rateCards(at, 5)));
  const stopped = server.stop();
  rated.push(...(await rateCards(at, 5)));
  expect(await stopped).toBe(0);
  rated.push(...(await rateCards(at, 2)));
  await expect(unsaved(at)).toBeVisible();
  await server.start();
  rated.push(...(await rateCards(at, 3)));
  await expect.poll(() => storedFacts(page), afterPause).toEqual(rated);
  expect(new Set(rated).size).toBe(16);
  await expect(unsaved(at)).toBeHidden();
});

test.describe("with no room on its disk", () => {
  test.beforeEach(({ faults }) => {
    test.skip(!canLimit(), "prlimit is needed to take the room away");
    faults.announce(/^refused: 503 /, /^console: .* status of 503 /);
  });

  test("a review goes on, says what waits, and saves it when there is room", async ({
    page,
    server,
  }) => {
    const at = visit(page, "nl");
    await page.goto("/nl/review");
    const rated = await rateCards(at, 1);
    await expect.poll(() => storedFacts(page)).toEqual(rated);
    await untilConfirmed(page);
    takeRoom(server);
    rated.push(...(await rateCards(at, 4)));
    await expect(unsaved(at)).toContainText("4");
    giveRoom(server);
    await expect.poll(() => storedFacts(page), afterPause).toEqual(rated);
    await expect(unsaved(at)).toBeHidden();
  });
});

test("a form that cannot be stored keeps all that was filled in, and is stored later", async ({
  page,
  server,
}) => {
  test.skip(!canLimit(), "prlimit is needed to take the room away");
  const at = visit(page, "nl");
  await startOwn(at, { kinds: ["select"], length: 5 });
  await expect(page).toHaveURL(/\/quiz\/[\w-]{36}/);
  const boxes = page.getByRole("checkbox");
  await expect(boxes.first()).toBeVisible();
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  takeRoom(server);
  for (let attempt = 0; attempt < 2; attempt++) {
    const address = page.url();
    await page.getByRole("button", { name: at.t("Quiz.submit") }).click();
    await expect(page).not.toHaveURL(address);
    await expect(page.getByRole("alert").filter({ hasText: at.t("Errors.unsaved") })).toBeVisible();
    await expect(boxes.nth(0)).toBeChecked();
    await expect(boxes.nth(1)).not.toBeChecked();
    await expect(boxes.nth(2)).toBeChecked();
  }
  giveRoom(server);
  await page.getByRole("button", { name: at.t("Quiz.submit") }).click();
  await expect(page.getByRole("heading", { name: at.t("Quiz.why") })).toBeVisible();
  await expect(page.getByText(at.t("Errors.unsaved"))).toBeHidden();
});

test("settings that cannot be stored stand in the form as they were chosen", async ({
  page,
  server,
}) => {
  test.skip(!canLimit(), "prlimit is needed to take the room away");
  const at = visit(page, "en");
  await page.goto("/en/settings");
  const field = page.locator("[name=newFactsPerDay]");
  await field.fill("17");
  takeRoom(server);
  const save = page.getByRole("button", { name: at.t("Settings.save") });
  await save.click();
  await expect(page.getByRole("alert").filter({ hasText: at.t("Errors.unsaved") })).toBeVisible();
  await expect(field).toHaveValue("17");
  giveRoom(server);
  await save.click();
  await expect(page).toHaveURL(/saved=yes/);
  await expect(field).toHaveValue("17");
});

const takeRoom = (server: OwnServer): void => limitFiles(server, "0");
const giveRoom = (server: OwnServer): void => limitFiles(server, "unlimited");

/** The most bytes to which a server's files may grow. */
function limitFiles({ pid }: OwnServer, bytes: string): void {
  execFileSync("prlimit", [`--pid=${pid}`, `--fsize=${bytes}:unlimited`]);
}

function canLimit(): boolean {
  try {
    execFileSync("prlimit", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
