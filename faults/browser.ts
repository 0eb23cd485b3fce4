/** A browser without a screen: it keeps its learner's cookie and sends what a learner did. */
import { v7 as uuid } from "uuid";
import { library } from "../lib/content/library";
import { isRecall } from "../lib/domain/article";
import type { SentEntry } from "../lib/study/entries";

export const cardPrompts = library().facts.flatMap((fact) => fact.prompts.filter(isRecall));

export type Reply = Readonly<{ status: number; headers: Headers; body: unknown }>;

export class Browser {
  /** Of the server that it asks. */
  readonly url: string;
  /** The learner's cookie, `weetje=…`; empty for a visitor. */
  cookie: string;

  constructor(url: string, cookie = "") {
    this.url = url;
    this.cookie = cookie;
  }

  /** As a page of ours would ask for it. Redirects are not followed. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set("cookie", this.cookie);
    if (!headers.has("sec-fetch-site")) headers.set("sec-fetch-site", "same-origin");
    const response = await fetch(`${this.url}${path}`, { redirect: "manual", ...init, headers });
    const set = response.headers.getSetCookie().find((cookie) => cookie.startsWith("weetje="));
    if (set) this.cookie = set.split(";")[0] ?? "";
    return response;
  }

  /** Posts entries to `/api/answers`. */
  async send(entries: readonly unknown[]): Promise<Reply> {
    const response = await this.ask("/api/answers", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ locale: "nl", entries, sentAt: Date.now() }),
    });
    const text = await response.text();
    const body: unknown = text ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, body };
  }
}

/** A rating of the `i`th flashcard of the bank, counted round. */
export function ratingOf(i: number, change: Partial<SentEntry> = {}): SentEntry {
  const prompt = cardPrompts[i % cardPrompts.length];
  if (!prompt) throw new Error("there are no flashcards");
  return Object.assign(
    {
      type: "review" as const,
      id: uuid(),
      promptId: prompt.id,
      locale: "nl" as const,
      rating: "good" as const,
      at: Date.now(),
      durationMs: 3_000,
    },
    change,
  );
}
