/**
 * The caller's side of the runner: keeps runners warm and gives each one run at a time.
 *
 * A runner is a child process of ours, but nothing here keeps our process from ending: when it does, the runner's
 * standard input ends and with it the runner and whatever it runs.
 */
import { cpus } from "node:os";
import type { BoxReply, BoxRequest } from "../wire.ts";
import { type Owner, Runner } from "./process.ts";
import { readReply } from "./reply.ts";
import { runnerRequest } from "./request.ts";

let runLimit = Math.max(1, Math.min(2, cpus().length));

const runners: Runner[] = [];
const idle: Runner[] = [];
const waiting: { owner: Owner; take: (runner: Runner) => void }[] = [];

/**
 * Runs the programs of `request` in a box, and resolves when every process of it is gone.
 *
 * @throws when the box itself failed; what the programs did is in the reply, whatever it was.
 */
export async function runInBox(request: BoxRequest): Promise<BoxReply> {
  const line = JSON.stringify(runnerRequest(request));
  const runner = await acquire(request.owner);
  try {
    const text = await runner.run(line, request.limits.wallTime * 1000, request.signal);
    return await readReply(text, request);
  } finally {
    release(runner);
  }
}

/** Starts a runner before it is needed. */
export function warmUp(): void {
  if (runners.length === 0) idle.push(start());
}

/** How many runs may go on at one time; by default 2, or 1 where there is one CPU. */
export function allowRuns(atOnce: number): void {
  runLimit = Math.max(1, Math.trunc(atOnce));
}

/** Ends all runners, and resolves when they are gone. */
export async function stopRunners(): Promise<void> {
  await Promise.all(runners.map((runner) => runner.stop()));
}

function start(): Runner {
  const runner = new Runner(() => {
    for (const list of [runners, idle])
      if (list.includes(runner)) list.splice(list.indexOf(runner), 1);
  });
  runners.push(runner);
  return runner;
}

/**
 * One that this owner has used, or else one that nobody has. Whoever has a runner may leave something in its memory.
 */
async function acquire(owner: Owner): Promise<Runner> {
  const known = idle.findLast((runner) => isFor(runner, owner));
  if (known) return assign(idle.splice(idle.indexOf(known), 1)[0] as Runner, owner);
  const other = runners.length < runLimit ? undefined : idle.pop();
  if (other) void other.stop();
  if (other || runners.length < runLimit) return assign(start(), owner);
  return new Promise((resolve) => waiting.push({ owner, take: resolve }));
}

function release(runner: Runner): void {
  const same = waiting.findIndex(({ owner }) => isFor(runner, owner));
  const [next] = waiting.splice(Math.max(same, 0), 1);
  if (!next) {
    if (runner.alive) idle.push(runner);
    return;
  }
  const fits = runner.alive && isFor(runner, next.owner);
  if (!fits && runner.alive) void runner.stop();
  next.take(assign(fits ? runner : start(), next.owner));
}

function isFor(runner: Runner, owner: Owner): boolean {
  return runner.owner === undefined || runner.owner === owner;
}

function assign(runner: Runner, owner: Owner): Runner {
  runner.owner = owner;
  return runner;
}
