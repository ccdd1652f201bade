/**
 * The inside of a program's process: evaluates its script, runs it, and turns what it threw into a message and an
 * exit status. Called in the child after the fork; the caller ends the process with the status.
 */

import { inspect } from "node:util";
import { Script } from "node:vm";

export interface Main {
  name: string;
  /** As made by readSource. */
  script: string;
  /** Already compiled, unless it cannot be. */
  compiled: Script | null;
  values: unknown;
}

type Body = (calls: unknown, values: unknown) => unknown;
type At = (line: number, call: (...args: unknown[]) => unknown) => (...args: unknown[]) => unknown;

/** Runs the program and gives its exit status: what it returned as a number, otherwise 0; 1 after an uncaught error. */
export function runMain(
  main: Main,
  calls: unknown,
  /** Is given the line of each call before it is made, and 0 after. */
  publish: (line: number) => void,
  write: (fd: number, text: string) => void,
): number {
  const at: At =
    (line, call) =>
    (...args) => {
      publish(line);
      try {
        return call(...args);
      } finally {
        publish(0);
      }
    };
  const file = fileOf(main.name);
  try {
    const compiled = main.compiled ?? new Script(main.script, { filename: file });
    const make = compiled.runInThisContext() as (...given: unknown[]) => Body;
    const returned = make(main.values, at, consoleOf(write))(calls, main.values);
    return typeof returned === "number" ? returned & 0xff : 0;
  } catch (error) {
    write(2, explain(error, main, file));
    return 1;
  }
}

/** What a program is called in its stack traces. */
export function fileOf(name: string): string {
  return `program:${name}`;
}

/** console for a program: one write a line, as print makes. */
function consoleOf(write: (fd: number, text: string) => void): Record<string, unknown> {
  const to =
    (fd: number) =>
    (...items: unknown[]): void =>
      write(fd, `${items.map((i) => (typeof i === "string" ? i : inspect(i))).join(" ")}\n`);
  return { log: to(1), info: to(1), debug: to(1), error: to(2), warn: to(2) };
}

/** "receiver: ENOENT: …" and the line of the program that it came from. */
function explain(error: unknown, main: Main, file: string): string {
  const message = error instanceof Error ? error.message : `thrown: ${inspect(error)}`;
  const kind =
    error instanceof Error && !("code" in error) && error.name !== "Error" ? `${error.name}: ` : "";
  const line = lineOf(error, file);
  const text = line === null ? null : main.script.split("\n")[line - 1]?.trim();
  const where = line === null ? "" : `    at line ${line}: ${plain(text ?? "", line)}\n`;
  return `${main.name}: ${kind}${message}\n${where}`;
}

function lineOf(error: unknown, file: string): number | null {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  for (const frame of stack.split("\n")) {
    const at = frame.lastIndexOf(`${file}:`);
    const line = at < 0 ? null : /^(\d+):\d+\)?$/.exec(frame.slice(at + file.length + 1));
    if (line) return Number(line[1]);
  }
  return null;
}

/** The line without what was added to it: the head of the script, and `$at(3, open)` for open. */
function plain(line: string, number: number): string {
  const own = number === 1 ? line.replace(/^.*? return\(/, "") : line;
  return own.replace(/\$at\(\d+, ([\w$.]+)\)/g, "$1");
}
