import { decode } from "../record/decode/decode.ts";
import type { ProgramInfo } from "../record/decode/decoding.ts";
import { refused } from "../words/program/run.ts";
import { ProgramError } from "./errors.ts";
import { repeat } from "./repeat.ts";
import { resultOf } from "./result.ts";
import { runInBox } from "./runner/client.ts";
import { bytesOf, preparePrograms } from "./start.ts";
import type { RepeatOptions, RepeatResult, Runnable, RunOptions, RunResult } from "./types.ts";
import type { BoxRequest } from "./wire.ts";

/**
 * Runs a program, a command, or several side by side, as real processes in a box of their own, and resolves when all
 * are gone: with what they wrote, how they ended, what they left behind, and the kernel's record of it all.
 *
 * `run(program(…))`, `run("ls | wc -l")`, `run({ receiver, sender })`, `run({ server, client: { program: client, after:
 * "server" } })`. With `times` it runs again and again and tells which outcome came how often.
 *
 * It does not throw for what the programs do. @throws ProgramError when the request makes no sense, BoxError when the
 * machine cannot run it.
 */
export function run(
  what: Runnable | Record<string, Runnable>,
  options: RepeatOptions,
): Promise<RepeatResult>;
export function run(
  what: Runnable | Record<string, Runnable>,
  options?: RunOptions,
): Promise<RunResult>;
export async function run(
  what: Runnable | Record<string, Runnable>,
  options: RunOptions & Partial<RepeatOptions> = {},
): Promise<RunResult | RepeatResult> {
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31);
  if (options.times === undefined) return runOnce(what, options, options.disturb ? seed : null);
  const { times, outcome, onProgress } = options;
  if (!Number.isInteger(times) || times < 1) throw new ProgramError(refused.times(String(times)));
  const once = (each: number): Promise<RunResult> =>
    runOnce(what, options, options.disturb ? each : null);
  return repeat(once, times, seed, outcome, onProgress);
}

const MIB = 1024 * 1024;

async function runOnce(
  what: Runnable | Record<string, Runnable>,
  options: RunOptions,
  seed: number | null,
): Promise<RunResult> {
  const { request, infos } = boxRequest(what, options, seed);
  const reply = await runInBox(request);
  return resultOf(decode(reply.events, infos, seed), reply);
}

/** The whole request, with every default in it, and what the record is to know of the programs. */
export function boxRequest(
  what: Runnable | Record<string, Runnable>,
  options: RunOptions,
  seed: number | null,
): { request: BoxRequest; infos: ProgramInfo[] } {
  const programs = preparePrograms(what);
  const request: BoxRequest = {
    programs: programs.map((p) => p.request),
    limits: {
      wallTime: positive("timeout", options.timeout ?? 10),
      cpuTime: positive("cpuTime", options.cpuTime ?? 10),
      memory: positive("memory", options.memory ?? 256 * MIB),
      processes: positive("processes", options.processes ?? 32),
      output: positive("output", options.output ?? MIB),
      openFiles: positive("openFiles", options.openFiles ?? 1024),
      fileSize: positive("fileSize", options.fileSize ?? 64 * MIB),
      calls: positive("calls", options.calls ?? 100_000),
    },
    files: Object.entries(options.files ?? {}).map(([path, file]) => fileOf(path, file)),
    fileLimit: positive("fileLimit", options.fileLimit ?? MIB),
    keep: options.keep ?? null,
    root: options.root ?? false,
    trace: options.trace ?? true,
    cpus: options.cpus ?? null,
    disturb: seed,
    owner: options.apart ?? null,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  return { request, infos: programs.map((p) => p.info) };
}

function positive(name: string, value: number): number {
  if (typeof value === "number" && value > 0) return value;
  throw new ProgramError(refused.notPositive(name, String(value)));
}

function fileOf(
  path: string,
  file: NonNullable<RunOptions["files"]>[string],
): BoxRequest["files"][number] {
  if (path === "" || path.startsWith("/") || path.split("/").includes("..")) {
    throw new ProgramError(refused.file(JSON.stringify(path)));
  }
  if (typeof file === "string" || file instanceof Uint8Array) {
    return { path, content: bytesOf(file), mode: path.endsWith("/") ? 0o755 : 0o644 };
  }
  return { path, content: bytesOf(file.content), mode: file.mode ?? 0o644 };
}
