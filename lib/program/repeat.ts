/** Repeated runs: how often which outcome came. */
import { inspect } from "node:util";
import { outcome as say } from "../words/program/result.ts";
import type { RepeatResult, RunResult } from "./types.ts";

/** Runs `times` times with the seeds `seed`, `seed + 1`, …, tells after each, and sorts the results by their outcome. */
export async function repeat(
  once: (seed: number) => Promise<RunResult>,
  times: number,
  seed: number,
  outcome: (result: RunResult) => string = defaultOutcome,
  onProgress: (done: number, times: number) => void = () => {},
): Promise<RepeatResult> {
  const found = new Map<string, RepeatResult["outcomes"][number]>();
  for (let i = 0; i < times; i++) {
    const example = await once(seed + i);
    const text = outcome(example);
    const known = found.get(text);
    if (known) known.count++;
    else found.set(text, { outcome: text, count: 1, seed: seed + i, example });
    onProgress(i + 1, times);
  }
  const outcomes = [...found.values()].sort((a, b) => b.count - a.count);
  const result: RepeatResult = { times, outcomes, explanation: explain(times, outcomes) };
  const show = (): string => result.explanation;
  Object.defineProperty(result, Symbol.for("Jupyter.display"), {
    value: () => ({ "text/plain": show() }),
  });
  Object.defineProperty(result, inspect.custom, { value: show });
  return result;
}

/** How each program ended and what it printed; and why, when the run did not end by itself. */
export function defaultOutcome(result: RunResult): string {
  const names = Object.keys(result.programs);
  const parts = Object.entries(result.programs).map(([name, program]) => {
    const end = program.timedOut
      ? say.stuck()
      : (program.signal ?? say.exited(String(program.exitCode)));
    return `${names.length > 1 ? `${name}: ` : ""}${end}, ${JSON.stringify(program.stdout)}`;
  });
  return parts.join("; ");
}

function explain(times: number, outcomes: RepeatResult["outcomes"]): string {
  const width = String(times).length;
  const lines = outcomes.map((o) =>
    say.line(String(o.count).padStart(width), times, o.outcome, o.seed),
  );
  const rarest = outcomes.at(-1);
  if (rarest && outcomes.length > 1) lines.push(say.chance(rarest.seed));
  return lines.join("\n");
}
