/** Learners who are busy on several devices at once, and what the server has told them of it. */
import { setTimeout as wait } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { library } from "../lib/content/library";
import { ratings } from "../lib/domain/memory";
import type { Random } from "../lib/domain/random";
import type { SentEntry } from "../lib/study/entries";
import { Browser, cardPrompts, ratingOf } from "./browser";
import { choicesOf, open, type Page, send } from "./form";

const dayMs = 86_400_000;

/** A question of a quiz that the server has shown the outcome of. */
export type AnsweredQuestion = Readonly<{ quizId: string; position: number }>;

export class BusyLearner {
  readonly #random: Random;
  /** The learner's cookie. */
  #cookie = "";
  /** What the server said is stored. */
  readonly confirmed = new Map<string, SentEntry>();
  readonly answered: AnsweredQuestion[] = [];
  /** Batches that were sent and never answered. */
  unanswered: (readonly SentEntry[])[] = [];
  /** Replies that nobody should get. */
  readonly mishaps: string[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  get cookie(): string {
    return this.#cookie;
  }

  /** Becomes a learner by a first answer. */
  async begin(url: string): Promise<void> {
    const browser = new Browser(url);
    await this.#send(browser, [this.#rating()]);
    this.#cookie = browser.cookie;
  }

  /** Is busy on one device until `signal`; what the server's end cuts short is kept as unanswered. */
  async beBusy(url: string, signal: AbortSignal): Promise<void> {
    const browser = new Browser(url, this.#cookie);
    while (!signal.aborted) {
      await this.#doSomething(browser);
      await wait(this.#random() * 10);
    }
  }

  async #doSomething(browser: Browser): Promise<void> {
    const chance = this.#random();
    if (chance < 0.5) return this.#send(browser, [this.#rating()]);
    if (chance < 0.7)
      return this.#send(
        browser,
        this.#many(() => this.#rating()),
      );
    if (chance < 0.8) return this.#send(browser, this.#some(this.#undo()));
    if (chance < 0.85) return this.#send(browser, this.#some(this.#act()));
    if (chance < 0.93) return this.#send(browser, this.#some(this.#oneConfirmed()));
    return this.#takeQuiz(browser);
  }

  /** Sends again what was not answered. */
  async sendAgain(url: string): Promise<void> {
    const [browser, batches] = [new Browser(url, this.#cookie), this.unanswered];
    this.unanswered = [];
    for (const batch of batches) await this.#send(browser, batch);
  }

  async #send(browser: Browser, batch: readonly SentEntry[]): Promise<void> {
    if (batch.length === 0) return;
    this.unanswered.push(batch);
    const reply = await browser.send(batch).catch(() => undefined);
    if (!reply) return;
    this.unanswered = this.unanswered.filter((one) => one !== batch);
    if (reply.status === 200) for (const entry of batch) this.confirmed.set(entry.id, entry);
    else this.mishaps.push(`${reply.status} ${JSON.stringify(reply.body)}`);
  }

  /** Starts a quiz by a form, and answers some of its questions. */
  async #takeQuiz(browser: Browser): Promise<void> {
    try {
      let page = await this.#look(open(browser, "/en/quiz"));
      page = await this.#look(send(browser, page, { articleId: library().articles[0]?.id ?? "" }));
      const quizId = /\/quiz\/([\w-]{36})/.exec(page.path)?.[1];
      if (!quizId) return;
      for (let answers = 1 + this.#below(3); answers > 0; answers--) {
        page = await this.#look(open(browser, `/en/quiz/${quizId}`));
        const position = Number(choicesOf(page, "position")[0]);
        page = await this.#look(send(browser, page, this.#answerTo(page)));
        if (new URLSearchParams(page.path.split("?")[1]).has("unsaved")) return;
        this.answered.push({ quizId, position });
      }
    } catch {
      // The server has gone: nobody was told that anything of this is stored.
    }
  }

  #answerTo(page: Page): Readonly<Record<string, string>> {
    const [options, judged] = [choicesOf(page, "options"), choicesOf(page, "judged")];
    if (options.length > 0) return { options: options[this.#below(options.length)] ?? "" };
    if (judged.length > 0) return { judged: judged[this.#below(judged.length)] ?? "" };
    return { unknown: "yes" };
  }

  async #look(asked: Promise<Page>): Promise<Page> {
    const page = await asked;
    if (page.status !== 200) this.mishaps.push(`${page.status} ${page.path}`);
    return page;
  }

  #rating(): SentEntry {
    const rating = ratings[this.#below(ratings.length)] ?? "good";
    const at = Date.now() - Math.floor(this.#random() * 200 * dayMs);
    return ratingOf(this.#below(cardPrompts.length), { rating, at });
  }

  #undo(): SentEntry | undefined {
    const undone = this.#oneConfirmed();
    if (undone?.type !== "review") return undefined;
    const factId = library().prompt(undone.promptId)?.factId ?? "";
    return { type: "undo", id: uuid(), factId, undoes: undone.id, at: undone.at };
  }

  #act(): SentEntry {
    const { factId } = cardPrompts[this.#below(cardPrompts.length)] ?? { factId: "" };
    return { type: "act", id: uuid(), factId, act: "bury", at: Date.now() };
  }

  #oneConfirmed(): SentEntry | undefined {
    return [...this.confirmed.values()][this.#below(this.confirmed.size)];
  }

  readonly #some = (entry: SentEntry | undefined): SentEntry[] => (entry ? [entry] : []);

  readonly #many = (one: () => SentEntry): SentEntry[] =>
    Array.from({ length: 2 + this.#below(19) }, one);

  readonly #below = (count: number): number => Math.floor(this.#random() * count);
}
