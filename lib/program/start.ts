/** What `run` was given → the programs of a request. */
import { basename } from "node:path";
import { serialize } from "node:v8";
import type { ProgramInfo } from "../record/decode/decoding.ts";
import { refused } from "../words/program/run.ts";
import { ProgramError } from "./errors.ts";
import { PATH_FOLDERS } from "./peers.ts";
import { program } from "./program.ts";
import { readRedirects } from "./redirect.ts";
import type { Program, Runnable, Start } from "./types.ts";
import type { BoxProgram } from "./wire.ts";

/** The environment of every program, to which a Start adds. */
const ENV = {
  PATH: PATH_FOLDERS,
  LANG: "C.UTF-8",
};

export interface Prepared {
  request: BoxProgram;
  info: ProgramInfo;
}

/** One program, or several with their names. */
export function preparePrograms(what: Runnable | Record<string, Runnable>): Prepared[] {
  const named = isRunnable(what) ? { [nameOf(what)]: what } : what;
  const names = Object.keys(named);
  if (names.length === 0) throw new ProgramError(refused.nothing());
  return Object.entries(named).map(([name, item]) => {
    const start = startOf(item, name);
    if (start.after !== undefined && (!names.includes(start.after) || start.after === name)) {
      throw new ProgramError(refused.after(name, start.after, names.join(", ")));
    }
    return prepare(name, start);
  });
}

export function isRunnable(what: unknown): what is Runnable {
  return (
    typeof what === "string" ||
    typeof what === "function" ||
    Array.isArray(what) ||
    isProgram(what) ||
    (typeof what === "object" && what !== null && "program" in what)
  );
}

function nameOf(what: Runnable): string {
  if (typeof what === "string") return basename(what.trim().split(/\s+/)[0] ?? "") || "command";
  if (Array.isArray(what)) return basename(what[0] ?? "") || "command";
  if (typeof what === "function" || isProgram(what)) return "program";
  return nameOf(what.program);
}

/** @throws ProgramError when it is not something that can be run */
export function startOf(item: Runnable, name: string): Start {
  if (
    typeof item === "string" ||
    typeof item === "function" ||
    Array.isArray(item) ||
    isProgram(item)
  ) {
    return { program: item };
  }
  if (typeof item === "object" && item !== null && "program" in item) return item;
  throw new ProgramError(refused.noProgram(name));
}

function prepare(name: string, start: Start): Prepared {
  if (!["a", "b", undefined].includes(start.machine))
    throw new ProgramError(refused.machine(name, String(start.machine)));
  const what = typeof start.program === "function" ? program(start.program) : start.program;
  const common = {
    name,
    env: { ...ENV, ...start.env },
    stdin: start.stdin === undefined ? null : bytesOf(start.stdin),
    redirect: readRedirects(start.redirect ?? []),
    after: start.after ?? null,
    machine: start.machine ?? null,
    trusted: start.trusted ?? false,
  };
  if (isProgram(what)) {
    const argv = start.argv ?? [];
    return {
      request: { ...common, argv, script: what.script, values: serialize(what.values) },
      info: { name, kind: "function", argv: null, source: what.source },
    };
  }
  const command = typeof what === "string" ? ["sh", "-c", what] : what;
  if (
    !Array.isArray(command) ||
    command.length === 0 ||
    command.some((a) => typeof a !== "string")
  ) {
    throw new ProgramError(refused.noCommand(name));
  }
  const argv = [...command, ...(start.argv ?? [])];
  return { request: { ...common, argv }, info: { name, kind: "command", argv, source: null } };
}

function isProgram(what: unknown): what is Program {
  return (
    typeof what === "object" && what !== null && (what as { kind?: unknown }).kind === "program"
  );
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : content;
}
