import { serialize } from "node:v8";
import { unreadable } from "../words/program/function.ts";
import { callNames } from "./calls.ts";
import { ProgramError } from "./errors.ts";
import { FunctionText } from "./parse.ts";
import { readSource } from "./source.ts";
import type { Program, ProgramFunction } from "./types.ts";

/**
 * Makes a program of a function, to be started by `run`: each time in a process of its own.
 *
 * The function gets the calls of the C library as its parameter and takes what it uses by name:
 * `program(({ open, O_RDWR, print }) => { … })`. It runs from top to bottom, as in C; what it returns as a number is its
 * exit status. Variables from outside do not exist in another process, so they are passed, and keep their names:
 * `program(({ print }) => print(K), { K })`. Functions may be passed too; they must be as self-contained.
 *
 * @throws ProgramError when the function uses a variable that is not passed, is asynchronous, or a value cannot be copied.
 */
export function program(fn: ProgramFunction, values: Record<string, unknown> = {}): Program {
  const { text, script } = readSource(fn, values, callNames());
  return { kind: "program", source: text, script, values: copyable(values) };
}

/**
 * A program from the text of its function, which is read here and evaluated only in the box: for code that is not to be
 * trusted.
 *
 * @throws ProgramError as `program` does
 */
export function programOfText(text: string): Program {
  const { script } = readSource(new FunctionText(text), {}, callNames());
  return { kind: "program", source: text, script, values: {} };
}

/** The values that are data, each checked: only what the structured clone algorithm copies can go into a process. */
function copyable(values: Record<string, unknown>): Record<string, unknown> {
  const data = Object.entries(values).filter(([, value]) => typeof value !== "function");
  for (const [name, value] of data) {
    try {
      serialize(value);
    } catch (error) {
      throw new ProgramError(unreadable.noCopy(name, (error as Error).message));
    }
  }
  return Object.fromEntries(data);
}
