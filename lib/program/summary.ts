/** A result in a few lines, for the end of a cell. */
import type { ProgramResult, RunResult } from "./types.ts";

export function summary(result: RunResult): string {
  const names = Object.keys(result.programs);
  const lines = Object.entries(result.programs).flatMap(([name, program]) => [
    `${names.length > 1 ? `${name}: ` : ""}${endText(program)}`,
    ...indent(program.stdout),
    ...(program.stderr ? ["on standard error:", ...indent(program.stderr)] : []),
  ]);
  if (result.explanation) lines.push(...result.explanation.split("\n"));
  const left = leftText(result);
  if (left) lines.push(`left behind: ${left}`);
  return lines.join("\n");
}

function endText(program: ProgramResult): string {
  if (program.timedOut) return "ended by its time limit";
  return program.signal ? `ended by ${program.signal}` : `exit code ${program.exitCode}`;
}

function indent(text: string): string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  return text === "" ? [] : lines.map((line) => `  ${line}`);
}

function leftText({ leftovers }: RunResult): string {
  const counts: [number, string][] = [
    [leftovers.descriptors, "open descriptor"],
    [leftovers.zombies, "zombie"],
    [leftovers.processes, "process"],
    [leftovers.shm, "shared memory segment"],
    [leftovers.queues, "message queue"],
    [leftovers.semaphores, "semaphore set"],
  ];
  const things = counts
    .filter(([number]) => number > 0)
    .map(
      ([number, noun]) => `${number} ${noun}${number > 1 ? (noun.endsWith("s") ? "es" : "s") : ""}`,
    );
  const names = [...leftovers.fifos, ...leftovers.sockets, ...leftovers.files, ...leftovers.posix];
  return [...things, ...names].join(", ");
}
