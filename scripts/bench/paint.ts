/** When a slow phone on a slow line has painted: a page, and what follows on a press. */
import type { BrowserContext, Locator, Page } from "@playwright/test";

/** A processor four times slower than this machine's, and a line on which everything takes 300 ms longer. */
export async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 300,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

const tapMs = 80;

/**
 * Taps what is in view, as a thumb does: it stays a while. A click by Playwright comes from nowhere within
 * one instant and is looked over by scripts of its own, all of which would count as the page's.
 */
export async function tap(target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error("nothing to tap");
  const page = target.page();
  const devtools = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await page.waitForTimeout(tapMs);
  await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await devtools.detach();
}

export type Watched = Readonly<{
  event: "click" | "keydown";
  /** What is pressed; on other elements the event counts for nothing. */
  on: string;
  /** What is there once the press has had its effect. */
  until: string;
}>;

const pressName = "press";

/** From now on pages note, for each such press, the time until a frame with its effect was painted. */
export async function watchPresses(context: BrowserContext, watched: Watched): Promise<void> {
  await context.addInitScript(
    ({ event, on, until, name }) => {
      addEventListener(
        event,
        async ({ target, timeStamp }) => {
          if (!(target instanceof Element && target.closest(on))) return;
          do await new Promise(requestAnimationFrame);
          while (!document.querySelector(until));
          // A message that is posted while a frame is made arrives when that has been painted.
          await new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = resolve;
            port2.postMessage(undefined);
          });
          performance.measure(name, { start: timeStamp });
        },
        { capture: true },
      );
    },
    { ...watched, name: pressName },
  );
}

/** Milliseconds from each press to its paint, since the page was opened. */
export const pressesMs = (page: Page): Promise<number[]> =>
  page.evaluate(
    (name) => performance.getEntriesByName(name).map(({ duration }) => duration),
    pressName,
  );

export type Paints = Readonly<{ firstMs: number; largestMs: number }>;

/** Milliseconds from the click that led to a page to its first, and its largest, contentful paint. */
export const paintsOf = (page: Page): Promise<Paints> =>
  page.evaluate(async () => {
    const largest = await new Promise<PerformanceEntry | undefined>((resolve) => {
      new PerformanceObserver((entries) => resolve(entries.getEntries().at(-1))).observe({
        type: "largest-contentful-paint",
        buffered: true,
      });
    });
    const [first] = performance.getEntriesByName("first-contentful-paint");
    return {
      firstMs: first?.startTime ?? Number.NaN,
      largestMs: largest?.startTime ?? Number.NaN,
    };
  });
