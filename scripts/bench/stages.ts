/** Where the time of a grade goes behind the route, measured in this process. */
import { drizzle } from "drizzle-orm/libsql";
import { ratingOf } from "../../faults/browser";
import { library } from "../../lib/content/library";
import type { Database } from "../../lib/db/client";
import * as schema from "../../lib/db/schema";
import { outcomeOf, readEntries } from "../../lib/study/entries";
import { record } from "../../lib/study/record";
import type { Subject } from "./learners";
import { median } from "./row";

type Stage = "parse" | "read" | "decide" | "write" | "reply";

/** The median of each stage of `grades` grades, of learners in turn, in words. */
export async function stagesOf(
  db: Database,
  learners: readonly Subject[],
  grades: number,
): Promise<string> {
  const times: Record<Stage, number[]> = { parse: [], read: [], decide: [], write: [], reply: [] };
  const { watched, spentMs } = watchedDatabase(db);
  for (let i = 0; i < grades; i++) {
    const { learnerId = "" } = learners[i % learners.length] ?? {};
    const now = Date.now();
    const sent = { locale: "nl" as const, entries: [ratingOf(i)], sentAt: now };
    const beganAt = performance.now();
    const read = readEntries(library(), sent, now);
    const entries = read.flatMap((one) => ("entry" in one ? one.entry : []));
    const parsedAt = performance.now();
    Object.assign(spentMs, { read: 0, write: 0 });
    const recorded = await record(watched, { id: learnerId }, entries, now);
    const recordedAt = performance.now();
    if (!recorded) throw new Error("the learner is gone");
    JSON.stringify(outcomeOf(library(), read, recorded, "nl", now));
    const repliedAt = performance.now();
    times.parse.push(parsedAt - beganAt);
    times.read.push(spentMs.read);
    times.decide.push(recordedAt - parsedAt - spentMs.read - spentMs.write);
    times.write.push(spentMs.write);
    times.reply.push(repliedAt - recordedAt);
  }
  return Object.entries(times)
    .map(([stage, durations]) => `${stage} ${median(durations).toFixed(2)} ms`)
    .join(", ");
}

/** The same database, and how long it took to read and to write since that was set to nothing. */
function watchedDatabase({ $client }: Database) {
  const spentMs = { read: 0, write: 0 };
  const timed =
    <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) =>
    async (asked: Asked): Promise<Answer> => {
      const beganAt = performance.now();
      const answer = await ask(asked);
      spentMs[isRead(asked) ? "read" : "write"] += performance.now() - beganAt;
      return answer;
    };
  const [batch, execute] = [timed($client.batch), timed($client.execute)];
  const client = new Proxy($client, {
    get: (target, name) =>
      name === "batch" ? batch : name === "execute" ? execute : Reflect.get(target, name),
  });
  return { watched: drizzle(client, { schema }), spentMs };
}

/** Whether what a client is asked begins with a `select`: what we ask either reads or writes all along. */
const isRead = (asked: unknown): boolean =>
  /^[^a-z]*(sql[^a-z]*)?select\b/i.test(JSON.stringify(asked));
