/**
 * What a notebook's `check` asks: a process of its own, so that no learner's code is in one process with the checks.
 * A question is a line of JSON on standard input, its answer a line on standard output, in the order in which they are
 * ready. It ends with its input.
 */
import { createInterface } from "node:readline";
import { stopRunners, warmUp } from "../../lib/program/runner/client.ts";
import { answer, type Question } from "./answer.ts";

// Jupyter interrupts all processes of a kernel: here a run goes on to its end, and its answer is not read.
process.on("SIGINT", () => {});
const gone = new AbortController();
const under = new Set<Promise<void>>();

warmUp();
for await (const line of createInterface({ input: process.stdin })) {
  const work = answer(JSON.parse(line) as Question, gone.signal).then((reply) => {
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  });
  under.add(work);
  void work.finally(() => under.delete(work));
}
gone.abort();
await Promise.allSettled(under);
await stopRunners();
