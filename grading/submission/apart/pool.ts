/** Keeps readers warm, and gives each one submission at a time. */
import { availableParallelism } from "node:os";
import { Reader } from "./reader.ts";

const MOST = Math.max(1, availableParallelism());

const idle: Reader[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

/** Waits for a reader, and has it back when `work` is done. */
export async function withReader<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
  if (busy >= MOST) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  const reader = idle.pop() ?? new Reader();
  try {
    return await work(reader);
  } finally {
    if (reader.fit) idle.push(reader);
    else reader.end();
    // The place goes from one to the next.
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}
