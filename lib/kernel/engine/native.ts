import { closeSync } from "node:fs";
import koffi from "koffi";
import { nativeFile } from "../../host/checkout.ts";
import { cell } from "../../words/kernel.ts";
import { descriptors } from "../protocol.ts";

const library = koffi.load(nativeFile("kernel.so"));
const startInterruptThread = library.func(
  "int kernel_start_interrupt_thread(int orders, void *interruptible)",
);
const hideFromChildren = library.func("void kernel_hide_from_children(int from, int to)");
const replaceOutputs = library.func("int kernel_replace_outputs(void *reads)");

// Memory that JavaScript's collector does not move: the thread that interrupts reads it.
const shared = koffi.alloc("int", 1);
const interruptible = new Int32Array(koffi.view(shared, 4));

/** Starts the thread that interrupts cells, and keeps our descriptors from what cells start. */
export function startNative(): void {
  hideFromChildren(descriptors.orders, descriptors.interrupts);
  startInterruptThread(descriptors.interrupts, shared);
  interruptible[0] = 1;
}

/** Does what must not be cut off by an interrupt. */
export function withoutInterrupts<T>(work: () => T): T {
  const before = interruptible[0] ?? 1;
  interruptible[0] = 0;
  try {
    return work();
  } finally {
    interruptible[0] = before;
  }
}

/** After an interrupt nothing of ours is under way. */
export function allowInterrupts(): void {
  interruptible[0] = 1;
}

/** Puts new pipes under descriptors 1 and 2 and returns the numbers of their read ends. */
export function newPipes(): [number, number] {
  const reads = new Int32Array(2);
  const failed = replaceOutputs(reads);
  if (failed) throw new Error(cell.noPipe(failed));
  return [reads[0] ?? -1, reads[1] ?? -1];
}

export function closeAll(fds: number[]): void {
  for (const fd of fds) closeSync(fd);
}
