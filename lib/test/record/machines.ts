/** Raw streams of real runs, of the same programs on x64 and on arm64, and what the programs wrote. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../../record/decode/decode.ts";
import type { ProgramInfo } from "../../record/decode/decoding.ts";
import type { RawEvent } from "../../record/raw.ts";
import { readStream } from "../../record/stream.ts";
import type { RunRecord } from "../../record/types.ts";

export type Machine = "x64" | "arm64";

interface Made {
  events: RawEvent[];
  record: RunRecord;
  /** By program. */
  stdout: Record<string, Buffer>;
  stderr: Record<string, Buffer>;
}

/** @param name "talk", "redirect" (descriptors/redirect, solved), "backwards" (a mistake of it) */
export function madeOn(machine: Machine, name: string): Made {
  const file = join(import.meta.dirname, "machines", `${name}.${machine}.jsonl`);
  const text = readFileSync(file, "utf8");
  const first = text.indexOf("\n");
  const { infos, stdout, stderr } = JSON.parse(text.slice(0, first)) as Head;
  const events = readStream(text.slice(first));
  const record = decode(events, infos);
  return { events, record, stdout: bytesOf(stdout), stderr: bytesOf(stderr) };
}

/** The first line of a file; the others are the stream. What solves an exercise is without its source: learners get this, too. */
interface Head {
  infos: ProgramInfo[];
  stdout: Record<string, string>;
  stderr: Record<string, string>;
}

function bytesOf(texts: Record<string, string>): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, base64]) => [name, Buffer.from(base64, "base64")]),
  );
}
