import type { Locator, Page } from "@playwright/test";
import { type Fact, locales } from "../lib/domain/article";
import { expectAccessible, expectContrast, expectFits } from "./accessible";
import { facts, found } from "./bank";
import { reviewOf, sendPast } from "./past";
import { exported, revealButton, tabTo, type Visit, visit } from "./steps";
import { expect, notFound, test } from "./test";

const first = found(facts[0], "a fact");
const second = found(facts[1], "a second fact");
const third = found(facts[2], "a third fact");
const wordOf = (fact: Fact): string =>
  found(
    fact.statement.en.match(/\p{L}{8,}/gu)?.find((word) => hitsOf(word).length < 10),
    "a long word",
  );
const hitsOf = (word: string): Fact[] =>
  facts.filter((fact) => JSON.stringify(fact).toLowerCase().includes(word.toLowerCase()));

const search = ({ page, t }: Visit) => page.getByRole("textbox", { name: t("Facts.search") });
const row = (page: Page, fact: Fact) => page.getByRole("link", { name: fact.statement.en });
const rows = (page: Page) => page.getByRole("main").getByRole("listitem");
const choose = ({ page, t }: Visit, fact: Fact) =>
  page.getByRole("checkbox", { name: `${t("Facts.choose")}: ${fact.statement.en}` });
const act = ({ page, t }: Visit, name: "suspend" | "resume" | "bury" | "make-due") =>
  page.getByRole("button", { name: t(`Facts.act.${name}`), exact: true });
const hits = ({ page, t }: Visit, count: number) =>
  page.getByText(t("Facts.hits", { count }), { exact: true });
// A trace would take longer than the test; what fails says where and why.
test.use({ trace: "off" });

const notice = (page: Page): Locator => page.locator("#notice");

test("searching narrows the list while typing, and the address keeps it", async ({ page }) => {
  const at = visit(page, "en");
  const word = wordOf(first);
  await page.goto("/en/facts");
  await expect(rows(page)).toHaveCount(50);
  await search(at).pressSequentially(word.toUpperCase());
  await expect(page).toHaveURL(new RegExp(`q=${word.toUpperCase()}`));
  await expect(row(page, first)).toBeVisible();
  await expect(search(at)).toBeFocused();
  const count = await rows(page).count();
  expect(count).toBeLessThan(50);
  await expect(hits(at, count)).toBeVisible();
  await page.reload();
  await expect(rows(page)).toHaveCount(count);
  await expect(search(at)).toHaveValue(word.toUpperCase());
  await page.getByRole("link", { name: at.t("Facts.clear") }).click();
  await expect(rows(page)).toHaveCount(50);
  await expect(search(at)).toHaveValue("");
});

test("searching, filtering and acting work without JavaScript", async ({ newVisitor }) => {
  const page = await newVisitor({ javaScriptEnabled: false });
  const at = visit(page, "en");
  await page.goto("/en/facts");
  await search(at).fill(wordOf(first));
  await page.getByRole("button", { name: at.t("Facts.show") }).click();
  await expect(row(page, first)).toBeVisible();
  await choose(at, first).check();
  await act(at, "suspend").click();
  await expect(notice(page)).toHaveText(at.t("Facts.done.suspend", { count: 1 }));
  await expect(page).toHaveURL(/[?&]q=/);
  await page.getByRole("button", { name: at.t("Facts.undo") }).click();
  await expect(notice(page)).toHaveText(at.t("Facts.done.undone", { count: 1 }));
});

test("filters and orders go together", async ({ page }) => {
  const at = visit(page, "en");
  await sendPast(page.request, [
    reviewOf(first, "easy", 20),
    reviewOf(second, "good", 20),
    reviewOf(third, "again", 20),
  ]);
  await page.goto("/en/facts");
  await page.getByText(at.t("Facts.filters")).click();
  const order = page.getByRole("combobox", { name: at.t("Facts.sort"), exact: true });
  await order.selectOption({ label: at.t("Facts.sorts.recall") });
  await expect(rows(page).first()).toContainText(third.statement.en);
  await expect(rows(page).first()).toContainText(/\d+% chance/);
  await page
    .getByRole("combobox", { name: at.t("Facts.state") })
    .selectOption({ label: at.t("Levels.learning") });
  await expect(hits(at, 2)).toBeVisible();
  await page.getByRole("checkbox", { name: at.t("Facts.reverse") }).check();
  await expect(rows(page).first()).toContainText(second.statement.en);
  await expect(page).toHaveURL(/state=learning&sort=recall&reverse=1/);
  await page.goto("/en/facts?sort=nonsense&state=7&page=-1&section=none&leech=x");
  await expect(rows(page)).toHaveCount(50);
});

test("suspended facts leave the cards and come back by the undo", async ({ page }) => {
  const at = visit(page, "en");
  await sendPast(page.request, [reviewOf(first, "good", 20), reviewOf(second, "good", 20)]);
  const cards = async () => {
    await page.goto("/en/review");
    await expect(revealButton(at)).toBeVisible();
    return page.getByRole("heading", { level: 1 }).textContent();
  };
  const asked = await cards();
  await page.goto("/en/facts");
  await choose(at, first).check();
  await choose(at, second).check();
  await act(at, "suspend").click();
  await expect(notice(page)).toHaveText(at.t("Facts.done.suspend", { count: 2 }));
  await expect(notice(page)).toBeFocused();
  await expect(act(at, "suspend")).toBeHidden();
  expect(await cards()).not.toBe(asked);
  await page.goBack();
  await page.getByRole("button", { name: at.t("Facts.undo") }).click();
  await expect(notice(page)).toHaveText(at.t("Facts.done.undone", { count: 2 }));
  expect(await cards()).toBe(asked);
});

test("all that match, on every page, with the keyboard alone", async ({ page }) => {
  const at = visit(page, "en");
  await sendPast(page.request, [reviewOf(first, "easy", 20)]);
  await page.goto("/en/facts?state=new&page=2");
  const all = page.getByRole("checkbox", {
    name: at.t("Facts.selectAll", { count: facts.length - 1 }),
  });
  await tabTo(page, all);
  await page.keyboard.press("Space");
  await tabTo(page, act(at, "suspend"));
  await page.keyboard.press("Enter");
  await expect(notice(page)).toHaveText(at.t("Facts.done.suspend", { count: facts.length - 1 }));
  expect((await exported(page)).holds).toHaveLength(facts.length - 1);
});

test("on a phone the acts come up clear of what is ticked", async ({ page }) => {
  const at = visit(page, "nl");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/nl/facts?sort=due");
  const all = page.getByRole("checkbox", {
    name: at.t("Facts.selectAll", { count: facts.length }),
  });
  await all.check();
  const bar = page.getByRole("group", { name: at.t("Facts.selected") });
  const menu = page.getByRole("navigation", { name: at.t("Nav.label") });
  const placeOf = (box: Locator) => box.evaluate((element) => element.getBoundingClientRect());
  const top = async (box: Locator) => (await placeOf(box)).top;
  const bottom = async (box: Locator) => (await placeOf(box)).bottom;
  expect(await bottom(all)).toBeLessThanOrEqual(await top(bar));
  expect(await bottom(bar)).toBeLessThanOrEqual(await top(menu));
  await page.getByText(`${at.t("Facts.act.forget")}…`).click();
  await expect(act(at, "suspend")).toBeHidden();
  expect((await bottom(bar)) - (await top(bar))).toBeLessThan(844 / 3);
  await page.getByText(`${at.t("Facts.act.forget")}…`).click();
  await expect(act(at, "suspend")).toBeVisible();
});

test("making due and forgetting leave new facts as they are", async ({ page }) => {
  const at = visit(page, "en");
  await sendPast(page.request, [reviewOf(first, "easy", 1)]);
  await page.goto("/en/facts");
  for (const fact of [first, second, third]) await choose(at, fact).check();
  await act(at, "make-due").click();
  await expect(notice(page)).toHaveText(
    `${at.t("Facts.done.make-due", { count: 1 })} ${at.t("Facts.kept.make-due", { count: 2 })}`,
  );
  await expect(rows(page).first()).toContainText(at.t("Facts.standing.due", { days: 0 }));
  await page.goto(`/en/facts/${first.id}`);
  await expect(act(at, "make-due")).toHaveCount(0);
  await page.getByText(`${at.t("Facts.act.forget")}…`).click();
  await page.getByRole("button", { name: at.t("Facts.forgetConfirm") }).click();
  await expect(page.getByText(at.t("Fact.forgotten"))).toBeVisible();
  await page.getByRole("button", { name: at.t("Facts.undo") }).click();
  await expect(page.getByText(at.t("Fact.forgotten"))).toHaveCount(0);
});

test("looking makes no learner, and a form without a choice is told so", async ({ page }) => {
  const at = visit(page, "en");
  await page.goto("/en/facts?failure=nothing-chosen");
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    at.t("Facts.failure.nothing-chosen"),
  );
  expect(await page.context().cookies()).not.toContainEqual(
    expect.objectContaining({ name: "weetje" }),
  );
});

test("a fact has its curve, its figures and its answers", async ({ page }) => {
  const at = visit(page, "en");
  await sendPast(page.request, [
    reviewOf(first, "again", 40),
    reviewOf(first, "good", 39),
    reviewOf(first, "good", 30),
  ]);
  await page.goto(`/en/facts/${first.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first.statement.en);
  await expect(page.getByRole("blockquote").locator("mark")).not.toBeEmpty();
  await expect(page.getByRole("img", { name: at.t("Fact.curveTitle") })).toBeVisible();
  await page.getByText(at.t("Fact.table")).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(4);
  await expect(page.getByRole("link", { name: at.t("History.change") })).toHaveCount(3);
  await expect(page.getByText(at.t("Fact.stability"), { exact: true })).toBeVisible();
});

test("a fact that is not there is not found", async ({ page, faults }) => {
  faults.announce(...notFound);
  const response = await page.goto("/en/facts/no-such-fact");
  expect(response?.status()).toBe(404);
});

for (const locale of locales) {
  test(`facts and a fact are accessible, by day and by night (${locale})`, async ({ page }) => {
    const { t } = visit(page, locale);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await sendPast(page.request, [
      ...Array.from({ length: 12 }, (_, i) =>
        reviewOf(first, i % 4 ? "good" : "again", 90 - i * 7),
      ),
      reviewOf(second, "hard", 3),
    ]);
    const screens = [
      [`/${locale}/facts?sort=lapses&q=e`, t("Facts.filters")],
      [`/${locale}/facts?done=suspend&count=2&kept=1&at=1790000000000`, undefined],
      [`/${locale}/facts/${first.id}`, t("Fact.table")],
      [`/${locale}/facts/${found(facts.at(-1), "a fact").id}`, undefined],
    ] as const;
    for (const [address, fold] of screens) {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(address);
      if (fold === t("Fact.table")) await page.getByText(fold).click();
      const box = page.getByRole("checkbox", { name: t("Facts.choose") });
      if (fold === t("Facts.filters")) await box.first().check();
      await page.emulateMedia({ colorScheme: "light" });
      await expectAccessible(page, `${address}, light`);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectContrast(page, `${address}, dark`);
      await page.setViewportSize({ width: 320, height: 640 });
      await expectFits(page, address);
    }
  });
}
