import { readSync, writeSync } from "node:fs";
import { descriptors, type Report } from "../protocol.ts";
import { withOriginals } from "./builtins.ts";
import { toJson } from "./json.ts";
import { withoutInterrupts } from "./native.ts";

const byte = Buffer.alloc(1);

/** Tells the front. @throws OutputError, and nothing was told, if JSON cannot hold it */
export function report(message: Report): void {
  withoutInterrupts(() =>
    withOriginals(() => writeAll(descriptors.reports, Buffer.from(`${toJson(message)}\n`))),
  );
}

/** Tells the front and waits until it has dealt with it. */
export function reportAndWait(message: Report): void {
  withoutInterrupts(() => {
    report(message);
    while (!tryTo(() => readSync(descriptors.acknowledgements, byte)));
  });
}

/** Writes every byte, however long the reader takes: that is how a cell waits for a slow notebook. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += tryTo(() => writeSync(fd, bytes, at)) ?? 0;
}

/** Null if a signal came in between, or if a child made the descriptor non-blocking and it is full. */
function tryTo(call: () => number): number | null {
  try {
    return call();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    else if (code !== "EINTR") throw error;
    return null;
  }
}
