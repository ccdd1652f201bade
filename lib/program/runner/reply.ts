/** Takes the raw stream apart: what the programs wrote and left goes beside it, the rest stays as it is. */
import { link, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mkfifo } from "../../libc/fifo.ts";
import { ACCESSPERMS } from "../../linux/constants/traced.ts";
import { fileType } from "../../linux/mode.ts";
import type { RawFile } from "../../record/raw.ts";
import { box } from "../../words/program/run.ts";
import { BoxError } from "../errors.ts";
import type { BoxReply, BoxRequest } from "../wire.ts";

interface Output {
  program: string;
  fd: 1 | 2;
  bytes: string;
}

interface Left {
  files: Pick<RawFile, "path" | "file" | "mode" | "content" | "target">[];
}

const OUTPUT = '{"e":"output"';
const LEFT = '{"e":"left"';
const END = '{"e":"end"';

/** @throws when the stream's end says that the box failed. */
export async function readReply(stream: string, request: BoxRequest): Promise<BoxReply> {
  // A file may be called __proto__.
  const files = Object.create(null) as BoxReply["files"];
  const reply: BoxReply = { events: "", stdout: {}, stderr: {}, files };
  const empty = new Uint8Array(0);
  for (const { name } of request.programs) reply.stdout[name] = reply.stderr[name] = empty;
  const { events, closing } = takeClosing(stream);
  for (const line of closing.filter((l) => l.startsWith(OUTPUT))) {
    const { program, fd, bytes } = JSON.parse(line) as Output;
    (fd === 1 ? reply.stdout : reply.stderr)[program] = Buffer.from(bytes, "base64");
  }
  const end = JSON.parse(closing.at(-1) ?? "{}") as { error?: string };
  if (end.error) throw new BoxError(box.failed(end.error));
  const left = closing.find((l) => l.startsWith(LEFT));
  if (left) await readFiles(JSON.parse(left) as Left, reply, request.keep);
  reply.events = events + closing.filter((l) => !l.startsWith(OUTPUT)).join("");
  return reply;
}

/** The lines that come last, off the end of a stream that may be long and is not copied. */
function takeClosing(stream: string): { events: string; closing: string[] } {
  const closing: string[] = [];
  let end = stream.length;
  while (end > 0) {
    const from = stream.lastIndexOf("\n", end - 2) + 1;
    const line = stream.slice(from, end);
    if (![OUTPUT, LEFT, END].some((kind) => line.startsWith(kind))) break;
    closing.unshift(line);
    end = from;
  }
  return { events: stream.slice(0, end), closing };
}

async function readFiles(left: Left, reply: BoxReply, keep: string | null): Promise<void> {
  for (const { path, content } of left.files) {
    if (content !== undefined) reply.files[path] = Buffer.from(content, "base64");
  }
  if (keep !== null) await keepFiles(left, reply, keep);
}

/** As they stood there: names of one file stay names of one file. What is bound to a socket cannot be kept. */
async function keepFiles(left: Left, reply: BoxReply, keep: string): Promise<void> {
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
