/** Takes the raw stream apart: what the programs wrote and left goes beside its events. */
import { link, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mkfifo } from "../../libc/fifo.ts";
import { ACCESSPERMS } from "../../linux/constants/traced.ts";
import { fileType } from "../../linux/mode.ts";
import type { RawOf } from "../../record/raw.ts";
import { readStream } from "../../record/stream.ts";
import { box } from "../../words/program/run.ts";
import { BoxError } from "../errors.ts";
import type { BoxReply, BoxRequest } from "../wire.ts";

/** @throws when the stream's end says that the box failed. */
export async function readReply(stream: string, request: BoxRequest): Promise<BoxReply> {
  // A file may be called __proto__.
  const files = Object.create(null) as BoxReply["files"];
  const reply: BoxReply = { events: [], stdout: {}, stderr: {}, files };
  const empty = new Uint8Array(0);
  for (const { name } of request.programs) reply.stdout[name] = reply.stderr[name] = empty;
  for (const event of readStream(stream)) {
    if (event.e !== "output") reply.events.push(event);
    else {
      const bytes = Buffer.from(event.bytes, "base64");
      (event.fd === 1 ? reply.stdout : reply.stderr)[event.program] = bytes;
    }
  }
  const end = reply.events.at(-1);
  if (end?.e === "end" && end.error) throw new BoxError(box.failed(end.error));
  const left = reply.events.findLast((event) => event.e === "left");
  if (left) await readFiles(left, reply, request.keep);
  return reply;
}

async function readFiles(left: RawOf<"left">, reply: BoxReply, keep: string | null): Promise<void> {
  for (const { path, content } of left.files) {
    if (content !== undefined) reply.files[path] = Buffer.from(content, "base64");
  }
  if (keep !== null) await keepFiles(left, reply, keep);
}

/** As they stood there: names of one file stay names of one file. What is bound to a socket cannot be kept. */
async function keepFiles(left: RawOf<"left">, reply: BoxReply, keep: string): Promise<void> {
  await mkdir(keep, { recursive: true });
  const first = new Map<string, string>();
  for (const { path, file, mode } of left.files) {
    const to = join(keep, path);
    const bytes = reply.files[path];
    const same = first.get(file);
    if (fileType(mode) === "directory") await mkdir(to);
    else if (same !== undefined) await link(same, to);
    else if (fileType(mode) === "fifo") mkfifo(to, mode & ACCESSPERMS);
    else if (bytes !== undefined) await writeFile(to, bytes, { mode: mode & ACCESSPERMS });
    else continue;
    first.set(file, to);
  }
  // Last, so that nothing here is written through them.
  for (const { path, target } of left.files) {
    if (target !== undefined) await symlink(target, join(keep, path));
  }
}
