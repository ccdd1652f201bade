/** A request for the box with everything at its default. */
import { serialize } from "node:v8";
import type { BoxProgram, BoxReply, BoxRequest } from "../../../program/wire.ts";
import type { RawEvent, RawOf } from "../../../record/raw.ts";

/** The events of one kind. */
export function only<K extends RawEvent["e"]>(reply: BoxReply, kind: K): RawOf<K>[] {
  return reply.events.filter((e): e is RawOf<K> => e.e === kind);
}

export function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}

/** A program that is a function; its text takes the calls. */
export function fn(body: string, over: Partial<BoxProgram> = {}): BoxProgram {
  return {
    name: "main",
    script: `(values, at, console) => (${body})`,
    values: serialize({}),
    argv: [],
    env: {},
    stdin: null,
    redirect: [],
    after: null,
    machine: null,
    trusted: false,
    ...over,
  };
}

/** A program that is a command. */
export function command(argv: string[], over: Partial<BoxProgram> = {}): BoxProgram {
  return {
    name: "main",
    argv,
    env: {},
    stdin: null,
    redirect: [],
    after: null,
    machine: null,
    trusted: false,
    ...over,
  };
}

/** What the programs of a request may use where it does not say. */
export const usualLimits: BoxRequest["limits"] = {
  wallTime: 10,
  cpuTime: 10,
  memory: 256 << 20,
  processes: 32,
  output: 1 << 20,
  openFiles: 1024,
  fileSize: 64 << 20,
  calls: 100_000,
};

export function request(
  programs: BoxProgram | BoxProgram[],
  over: Partial<Omit<BoxRequest, "limits">> & { limits?: Partial<BoxRequest["limits"]> } = {},
): BoxRequest {
  return {
    files: [],
    fileLimit: 1 << 20,
    keep: null,
    root: false,
    trace: true,
    cpus: null,
    disturb: null,
    owner: null,
    ...over,
    programs: [programs].flat(),
    limits: { ...usualLimits, ...over.limits },
  };
}
