/** What pages cost on the line, with nothing in the browser's cache. */
import type { Page } from "@playwright/test";
import { article } from "./bank";

/** Pages that anyone can open, without their language. */
export const publicPages = [
  "",
  `/articles/${article.id}`,
  "/quiz",
  "/review",
  "/progress",
  "/facts",
  "/study",
  "/plan",
  "/settings",
  "/you",
] as const;

/** Bytes as they arrive, compressed and with their headers, by what they are; and how many requests brought them. */
export type Weight = Readonly<Record<Kind | "requests", number>>;
export type Kind = (typeof kinds)[keyof typeof kinds];

const kinds = { Document: "html", Script: "script", Stylesheet: "style", Font: "font" } as const;

const isWeighed = (type: string | undefined): type is keyof typeof kinds =>
  type !== undefined && type in kinds;

/** Opens `address` on a page of a browser that has not been there yet, and waits until it asks for nothing more. */
export async function weigh(page: Page, address: string): Promise<Weight> {
  const weight = { html: 0, script: 0, style: 0, font: 0, requests: 0 };
  const kindOf = new Map<string, Kind>();
  const devtools = await page.context().newCDPSession(page);
  devtools.on("Network.requestWillBeSent", ({ requestId, type }) => {
    if (isWeighed(type)) kindOf.set(requestId, kinds[type]);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId);
    if (!kind) return;
    weight[kind] += encodedDataLength;
    weight.requests += 1;
  });
  await devtools.send("Network.enable");
  await page.goto(address, { waitUntil: "networkidle" });
  await devtools.detach();
  return weight;
}
