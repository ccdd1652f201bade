/** Exercises that ask which mechanism: the answer is plain data, and is judged by runs and measurements made here. */
import { MECHANISMS, type Mechanism } from "../../lib/measure/types.ts";
import type { RunResult } from "../../lib/program/types.ts";
import { choice as say } from "../words/choice.ts";
import { speedOf } from "./speed.ts";
import type { Trial } from "./trial.ts";

/** What a learner's variable holds, members unseen. */
export type Given = Record<string, unknown>;

/** Fails unless it is an object. */
export async function choiceOf(trial: Trial, name: string): Promise<Given> {
  const value = await trial.value(name);
  if (typeof value === "object" && value !== null && "mechanism" in value) return value as Given;
  return trial.fail(say.noChoice(name));
}

/** Fails unless the mechanism is one that is measured here. */
export function judgeKnown(trial: Trial, given: Given): { mechanism: Mechanism; given: Given } {
  const mechanism = MECHANISMS.find((name) => name === given.mechanism);
  if (mechanism) return { mechanism, given };
  return trial.fail(say.unknown(textOf(given.mechanism), MECHANISMS));
}

/** Whatever a learner gave: its own ways to become a text are not asked. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? typeof value);
}

/** The programs that try a choice are ours: when one of them fails, no learner did. */
export function requireSuccess(seen: RunResult): void {
  for (const [name, { exitCode, stderr }] of Object.entries(seen.programs)) {
    if (exitCode !== 0 && stderr !== "") throw new Error(`${name} failed: ${stderr}`);
  }
}

/** Machines differ, but not by more than this: beyond it the unit is wrong, or the figure. */
const TOLERANCE = 10;

/** Fails unless `roundTrip` is, in microseconds, near what it is here. */
export async function judgeFigure(
  trial: Trial,
  choice: Given,
  size: number,
  words: string,
): Promise<void> {
  const { mechanism } = judgeKnown(trial, choice);
  const speed = await speedOf(mechanism, size);
  // What is not measured here cannot be held against anybody.
  if (!speed) return;
  const { roundTrip } = choice;
  const given = typeof roundTrip === "number" ? roundTrip * 1000 : Number.NaN;
  if (!(given > speed.trip / TOLERANCE && given < speed.median * TOLERANCE)) {
    trial.fail(say.farFigure(roundTrip ?? null, speed.trip, words));
  }
}
