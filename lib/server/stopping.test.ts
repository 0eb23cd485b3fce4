import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** A process that is ready to be told to end. */
async function running() {
  const child = fork(resolve("lib/server/stopping.fixture.ts"), {
    execArgv: ["--import", "tsx"],
    silent: true,
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      printed += String(chunk);
    });
  await once(child, "message");
  return { child, ended: once(child, "close"), printed: () => printed };
}

async function tell(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const finishing = once(child, "message");
  child.kill(signal);
  await finishing;
}

test("a signal that comes from several sides, as Ctrl-C does, ends it in order", async () => {
  const { child, ended } = await running();
  await tell(child, "SIGINT");
  for (const signal of ["SIGINT", "SIGTERM"] as const) child.kill(signal);
  child.send("finish");
  expect(await ended).toEqual([0, null]);
});

test("one who insists ends it at once", async () => {
  const { child, ended } = await running();
  await tell(child, "SIGTERM");
  const insisting = setInterval(() => child.kill("SIGTERM"), 100);
  onTestFinished(() => clearInterval(insisting));
  expect(await ended).toEqual([1, null]);
});

test("why it could not end in order stands in the log", async () => {
  const { child, ended, printed } = await running();
  await tell(child, "SIGTERM");
  child.send("fail");
  expect(await ended).toEqual([1, null]);
  expect(printed()).toContain("the database is gone");
});
