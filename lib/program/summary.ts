/** A result in a few lines, for the end of a cell. */

import { summary as say, left as things } from "../words/program/result.ts";
import type { ProgramResult, RunResult } from "./types.ts";

export function summary(result: RunResult): string {
  const names = Object.keys(result.programs);
  const lines = Object.entries(result.programs).flatMap(([name, program]) => [
    `${names.length > 1 ? `${name}: ` : ""}${endText(program)}`,
    ...indent(program.stdout),
    ...(program.stderr ? [say.stderr(), ...indent(program.stderr)] : []),
  ]);
  if (result.explanation) lines.push(...result.explanation.split("\n"));
  const left = leftText(result);
  if (left) lines.push(say.left(left));
  return lines.join("\n");
}

function endText(program: ProgramResult): string {
  if (program.timedOut) return say.timedOut();
  return program.signal ? say.ended(program.signal) : say.exited(String(program.exitCode));
}

function indent(text: string): string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  return text === "" ? [] : lines.map((line) => `  ${line}`);
}

function leftText({ leftovers }: RunResult): string {
  const kinds = ["descriptors", "zombies", "processes", "shm", "queues", "semaphores"] as const;
  const counted = kinds
    .filter((kind) => leftovers[kind] > 0)
    .map((kind) => things[kind](leftovers[kind]));
  const names = [...leftovers.fifos, ...leftovers.sockets, ...leftovers.files, ...leftovers.posix];
  return [...counted, ...names].join(", ");
}
