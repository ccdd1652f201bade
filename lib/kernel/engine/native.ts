import { closeSync } from "node:fs";
import koffi from "koffi";
import { nativeFile } from "../../host/checkout.ts";
import { cell } from "../../words/kernel.ts";
import { descriptors } from "../protocol.ts";

const library = koffi.load(nativeFile("kernel.so"));
const watch = library.func("int kernel_watch(int orders, void *may_end)");
const keep = library.func("void kernel_keep(int from, int to)");
const pipes = library.func("int kernel_pipes(void *reads)");

// Memory that JavaScript's collector does not move: the thread that interrupts reads it.
const shared = koffi.alloc("int", 1);
const mayEnd = new Int32Array(koffi.view(shared, 4));

/** Starts the thread that interrupts cells, and keeps our descriptors from what cells start. */
export function startNative(): void {
  keep(descriptors.orders, descriptors.interrupts);
  watch(descriptors.interrupts, shared);
  mayEnd[0] = 1;
}

/** Does what must not be cut off by an interrupt. */
export function uncut<T>(work: () => T): T {
  const before = mayEnd[0] ?? 1;
  mayEnd[0] = 0;
  try {
    return work();
  } finally {
    mayEnd[0] = before;
  }
}

/** After an interrupt nothing of ours is under way. */
export function mayBeCutAgain(): void {
  mayEnd[0] = 1;
}

/** Puts new pipes under descriptors 1 and 2 and returns the numbers of their read ends. */
export function newPipes(): [number, number] {
  const reads = new Int32Array(2);
  const failed = pipes(reads);
  if (failed) throw new Error(cell.noPipe(failed));
  return [reads[0] ?? -1, reads[1] ?? -1];
}

export function closeAll(fds: number[]): void {
  for (const fd of fds) closeSync(fd);
}
