/** What each process wrote to its program's standard output, told apart by its write calls. */
import type { RunRecord } from "../record/types.ts";
import type { BoxReply } from "./wire.ts";

/**
 * By process. Standard output is a file in the box: where a write left its offset says which bytes it was, so that
 * nothing depends on how much of the data the record keeps.
 */
export function outputOf(record: RunRecord, reply: BoxReply): Record<string, string> {
  const parts = new Map<string, Buffer[]>(record.processes.map((p) => [p.name, []]));
  const programs = new Map(record.processes.map((p) => [p.name, p.program]));
  const streams = new Map(record.programs.map((p) => [p.name, streamOf(record, p.name, reply)]));
  for (const call of record.calls) {
    const stream = streams.get(programs.get(call.process) ?? "");
    if (!stream || call.object !== stream.object || !WRITES.has(call.syscall)) continue;
    if (typeof call.result !== "number" || call.result <= 0) continue;
    const from = stream.offset;
    stream.offset += call.result;
    // A view: to copy the whole for each write would take memory that grows with the square of the writes.
    parts.get(call.process)?.push(stream.bytes.subarray(from, stream.offset));
  }
  return Object.fromEntries(
    [...parts].map(([name, list]) => [name, Buffer.concat(list).toString()]),
  );
}

/** The bytes of a program's standard output, the object's name in the record, and how far its writes have come. */
function streamOf(
  record: RunRecord,
  program: string,
  reply: BoxReply,
): { object: string; bytes: Buffer; offset: number } {
  const object = record.programs.length === 1 ? "stdout" : `stdout-${program}`;
  const whole = reply.stdout[program] ?? new Uint8Array(0);
  const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength);
  return { object, bytes, offset: 0 };
}

const WRITES = new Set(["write", "writev", "sendfile", "splice"]);
