/**
 * Transpiling what may take for ever: for each mistake in a line the parser goes through the whole line again, and it
 * tells all of them. Such text is read in a thread, which can be ended.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { finding } from "../report/sentences.ts";
import type { Transpiled } from "./transpile.ts";

/** Milliseconds; a fraction of a second is enough for any program that a person wrote. */
const PATIENCE = 5000;
/** It is waited for in turns of so many ms, each of which counts as no more: the machine may stand still. */
const TURN = 50;
/** The squares of its lines' lengths; what is below takes less than a tenth of a second, whatever is in it. */
const HARD = 4_000_000;

export function isHard(source: string): boolean {
  if (source.length ** 2 < HARD) return false;
  return source.split("\n").reduce((sum, line) => sum + line.length ** 2, 0) > HARD;
}

/** What is left for all texts of one submission together; null: each has its own. */
let left: number | null = null;

/** All that `work` reads has as much time as one text: for so long nothing else is graded. */
export function withinPatience<T>(work: () => T, patience: number = PATIENCE): T {
  const was = left;
  left = patience;
  try {
    return work();
  } finally {
    left = was;
  }
}

/** As `transpile`, which is synchronous: so this waits, too. */
export function transpileWithPatience(source: string, own: number = PATIENCE): Transpiled {
  const patience = Math.min(own, left ?? own);
  if (patience <= 0) return { js: null, problem: finding.tooHard() };
  const done = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: { source, done, port: port2 },
    transferList: [port2],
  });
  worker.unref();
  let waited = 0;
  do waited += TURN;
  while (Atomics.wait(done, 0, 0, TURN) === "timed-out" && waited < patience);
  if (left !== null) left -= waited;
  const answer = receiveMessageOnPort(port1) as { message: Transpiled } | undefined;
  port1.close();
  void worker.terminate();
  return answer?.message ?? { js: null, problem: finding.tooHard() };
}
