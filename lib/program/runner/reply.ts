/** Takes the raw stream apart: what the programs wrote and left goes beside it, the rest stays as it is. */
import { constants } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BoxError } from "../errors.ts";
import type { BoxReply, BoxRequest } from "../wire.ts";

const { S_IFMT, S_IFDIR } = constants;

interface Output {
  program: string;
  fd: 1 | 2;
  bytes: string;
}

interface Left {
  files: { path: string; mode: number; content?: string }[];
}

const OUTPUT = '{"e":"output"';
const LEFT = '{"e":"left"';
const END = '{"e":"end"';

/** @throws when the stream's end says that the box failed. */
export async function readReply(stream: string, request: BoxRequest): Promise<BoxReply> {
  const lines = stream.trimEnd().split("\n");
  const reply: BoxReply = { events: "", stdout: {}, stderr: {}, files: {} };
  const empty = new Uint8Array(0);
  for (const { name } of request.programs) reply.stdout[name] = reply.stderr[name] = empty;
  for (const line of lines.filter((l) => l.startsWith(OUTPUT))) {
    const { program, fd, bytes } = JSON.parse(line) as Output;
    (fd === 1 ? reply.stdout : reply.stderr)[program] = Buffer.from(bytes, "base64");
  }
  const end = JSON.parse(lines.findLast((l) => l.startsWith(END)) ?? "{}") as { error?: string };
  if (end.error) throw new BoxError(`The box failed: ${end.error}`);
  const left = lines.find((l) => l.startsWith(LEFT));
  if (left) await readFiles(JSON.parse(left) as Left, reply, request.keep);
  reply.events = `${lines.filter((l) => !l.startsWith(OUTPUT)).join("\n")}\n`;
  return reply;
}

async function readFiles(left: Left, reply: BoxReply, keep: string | null): Promise<void> {
  if (keep !== null) await mkdir(keep, { recursive: true });
  for (const { path, mode, content } of left.files) {
    if (keep !== null && (mode & S_IFMT) === S_IFDIR) await mkdir(join(keep, path));
    if (content === undefined) continue;
    const bytes = Buffer.from(content, "base64");
    reply.files[path] = bytes;
    if (keep !== null) await writeFile(join(keep, path), bytes, { mode: mode & 0o777 });
  }
}
