/**
 * What pages and a grade take, with ever more answers of one learner and with ever more learners in the
 * file. All take turns, so that what else the machine does weighs on all alike.
 */
import { ratingOf } from "../../faults/browser";
import { OwnServer } from "../../faults/server";
import { Client, expectStatus, type Reply } from "./client";
import { type Seeded, seededByAnswers, seededByLearners } from "./databases";
import { grown, type Times } from "./grown";
import { firstArticle } from "./learners";
import type { Group, Measured, Options } from "./row";

export const growth: Group = { title: "Growth", measure };

const goal = { on: "ratio", atMost: 1.5 } as const;

async function measure(options: Options): Promise<Measured> {
  const { quick, say } = options;
  const answers = [1_000, 10_000, 100_000, ...(quick ? [] : [1_000_000])];
  const learners = [1, 1_000, ...(quick ? [] : [10_000])];
  const rounds = quick ? 7 : 25;

  const one = await seededByAnswers(answers, options);
  say(`${rounds} rounds over ${answers.length} learners`);
  const byAnswers = await served([one], ([url = ""]) =>
    inTurn(
      one.subjects.map(({ cookie }) => new Client(url, cookie)),
      rounds,
    ),
  );
  const files = await seededByLearners(learners, options);
  say(`${rounds} rounds over ${learners.length} files`);
  const byLearners = await served(files, (urls) =>
    inTurn(
      urls.map((url, i) => new Client(url, files[i]?.subjects[0]?.cookie)),
      rounds,
    ),
  );
  const measured = [
    grown(
      answers.map((count) => named(count, "answer")),
      byAnswers,
      goal,
    ),
    grown(
      learners.map((count) => named(count, "learner")),
      byLearners,
      goal,
    ),
  ];
  return {
    rows: measured.flatMap(({ rows }) => rows),
    notes: measured.flatMap(({ notes = [] }) => notes),
  };
}

const named = (count: number, what: string): string =>
  `${count.toLocaleString("en")} ${what}${count > 1 ? "s" : ""}`;

/** Servers on databases for as long as they are measured. */
async function served<T>(
  databases: readonly Seeded[],
  use: (urls: readonly string[]) => Promise<T>,
): Promise<T> {
  const servers: OwnServer[] = [];
  try {
    for (const { databaseUrl } of databases) {
      const server = await OwnServer.on(databaseUrl);
      servers.push(server);
      await server.start();
    }
    return await use(servers.map(({ url }) => url));
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** The first rounds, while all is still cold, do not count. */
const warmUps = 3;

async function inTurn(clients: readonly Client[], rounds: number): Promise<Times> {
  const asks = await asked();
  const times = new Map(Object.keys(asks).map((what) => [what, clients.map((): number[] => [])]));
  for (let round = 0; round < rounds + warmUps; round++) {
    for (const [what, ask] of Object.entries(asks)) {
      // Who comes last in a row waits longer, whoever it is.
      for (const [i, client] of rotated([...clients.entries()], round)) {
        const beforehand = await ask.prepare?.(client);
        const startedAt = performance.now();
        const reply = await ask.send(client, round, beforehand);
        const ms = performance.now() - startedAt;
        expectStatus(reply, ask.leadsTo ? 303 : 200);
        if (ask.leadsTo && !ask.leadsTo.test(reply.location ?? ""))
          throw new Error(`${what} leads to ${reply.location}`);
        if (round >= warmUps) times.get(what)?.[i]?.push(ms);
      }
    }
  }
  return times;
}

const rotated = <T>(all: readonly T[], by: number): T[] => {
  const first = by % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
};

/** Something that is asked of the server; what `prepare` finds is not part of it. */
type Ask = Readonly<{
  prepare?: (client: Client) => Promise<Form>;
  send: (client: Client, round: number, form?: Form) => Promise<Reply>;
  /** The address that it redirects to, where it does. */
  leadsTo?: RegExp;
}>;

type Form = Readonly<Record<string, string>>;

async function asked(): Promise<Readonly<Record<string, Ask>>> {
  const article = firstArticle();
  const page = (path: string): Ask => ({ send: (client) => client.get(path) });
  return {
    Today: page("/nl"),
    "the queue": page("/nl/review"),
    "a quiz's start": {
      prepare: quizForm,
      send: (client, _, form = {}) => client.submit("/nl/quiz", form),
      leadsTo: /\/quiz\/[0-9a-f-]{36}$/,
    },
    "progress: overview": page("/nl/progress"),
    "progress: is it working": page("/nl/progress/working"),
    "progress: habit": page("/nl/progress/habit"),
    "progress: weak spots": page("/nl/progress/weak-spots"),
    "progress: map": page(`/nl/progress/map/${article.id}`),
    "fact search": page("/nl/facts?q=slaap&sort=recall"),
    history: page("/nl/history"),
    "a grade": {
      send: (client, round) =>
        client.post("/api/answers", {
          locale: "nl",
          entries: [ratingOf(round)],
          sentAt: Date.now(),
        }),
    },
  };
}

/** The fields of the first form that starts a quiz, as a browser without scripts would send them. */
async function quizForm(client: Client): Promise<Form> {
  const { body } = await client.get("/nl/quiz");
  const form = /<form(?:(?!<\/form>).)*name="articleId".*?<\/form>/s.exec(body)?.[0] ?? "";
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    return [attribute("name"), attribute("value").replaceAll("&quot;", '"')] as const;
  });
  return Object.fromEntries(hidden);
}
