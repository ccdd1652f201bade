/**
 * The caller's side of the runner: keeps runners warm and gives each one run at a time.
 *
 * A runner is a child process of ours, but nothing here keeps our process from ending: when it does, the runner's
 * standard input ends and with it the runner and whatever it runs.
 */
import { cpus } from "node:os";
import type { BoxReply, BoxRequest } from "../wire.ts";
import { Runner } from "./process.ts";
import { readReply } from "./reply.ts";
import { runnerRequest } from "./request.ts";

let most = Math.max(1, Math.min(2, cpus().length));

const all: Runner[] = [];
const idle: Runner[] = [];
const waiting: ((runner: Runner) => void)[] = [];

/**
 * Runs the programs of `request` in a box, and resolves when every process of it is gone.
 *
 * @throws when the box itself failed; what the programs did is in the reply, whatever it was.
 */
export async function runInBox(request: BoxRequest): Promise<BoxReply> {
  const line = JSON.stringify(runnerRequest(request));
  const runner = await take();
  try {
    const text = await runner.run(line, request.signal);
    return await readReply(text, request);
  } finally {
    give(runner);
  }
}

/** Starts a runner before it is needed. */
export function warmUp(): void {
  if (all.length === 0) idle.push(start());
}

/** How many runs may go on at one time; by default 2, or 1 where there is one CPU. */
export function allowRuns(atOnce: number): void {
  most = Math.max(1, Math.trunc(atOnce));
}

/** Ends all runners, and resolves when they are gone. */
export async function stopRunners(): Promise<void> {
  await Promise.all(all.map((runner) => runner.stop()));
}

function start(): Runner {
  const runner = new Runner(() => {
    for (const list of [all, idle]) if (list.includes(runner)) list.splice(list.indexOf(runner), 1);
  });
  all.push(runner);
  return runner;
}

async function take(): Promise<Runner> {
  const runner = idle.pop();
  if (runner) return runner;
  if (all.length < most) return start();
  return new Promise((resolve) => waiting.push(resolve));
}

function give(runner: Runner): void {
  const next = waiting.shift();
  const usable = runner.alive ? runner : next ? start() : null;
  if (!usable) return;
  if (next) next(usable);
  else idle.push(usable);
}
