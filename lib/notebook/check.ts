import { serialize } from "node:v8";
import { ProgramError } from "../program/errors.ts";
import { program } from "../program/program.ts";
import type { Program, ProgramFunction } from "../program/types.ts";
import type { Card } from "../view/types.ts";
import { display } from "./display.ts";
import { askGrader } from "./grader.ts";
import { showCard } from "./picture.ts";

/** What `check` found, as plain data; the feedback itself is shown below the cell. */
export interface Checked {
  id: string;
  /** Points, of those that were decided here: hidden checks run when the work is graded. */
  earned: number;
  points: number;
  checks: { name: string; title: string; passed: boolean | null }[];
  /** The inputs were drawn from it: `check(id, solution, { seed })` gives the same again. */
  seed: number;
}

/**
 * Runs the public checks of an exercise on your solution and shows what they found: what was expected, what happened, the
 * likely reason, and what to try next. The solution runs in boxes; the checks look at the kernel's record of it.
 *
 * @param id as in the lesson: "pipes/two-way"
 * @param solution the program, or an object of several by the names that the lesson gives them
 * @param options.seed for the same random inputs as in an earlier check
 * @throws ProgramError when there is no such exercise, or the solution is not what it asks for
 */
export async function check(
  id: string,
  solution: unknown,
  options: { seed?: number } = {},
): Promise<Checked> {
  const mode = modeOf(process.env.NBGRADER_EXECUTION);
  const question = { exercise: id, mode, solution: given(solution), seed: options.seed ?? null };
  const answer = await askGrader(question);
  if (answer.error !== undefined) throw new ProgramError(answer.error);
  const { card, result } = answer as unknown as { card: Card; result: Found };
  await display(showCard(card)).shown;
  const { earned, points } = scoreOf(result, mode);
  const checks = result.checks.map(({ name, title, passed }) => ({ name, title, passed }));
  const seed = result.checks[0]?.seed ?? options.seed ?? 0;
  // As the last expression of a cell it has nothing to add to the card.
  return Object.defineProperty({ id, earned, points, checks, seed }, SHOWN, { value: () => ({}) });
}

const SHOWN = Symbol.for("Jupyter.display");

type Mode = "learn" | "validate" | "autograde";

/** As much of the grader's result as is used here. */
interface Found {
  score: { earned: number; points: number; pending: number };
  checks: { name: string; title: string; passed: boolean | null; seed: number }[];
  total: number;
}

/** nbgrader says in this variable what it runs a notebook for. */
function modeOf(execution: string | undefined): Mode {
  return execution === "autograde" || execution === "validate" ? execution : "learn";
}

/** A learner who validates asks whether all that can be checked here passes: then that counts as all. */
function scoreOf({ score, total }: Found, mode: Mode): { earned: number; points: number } {
  if (mode !== "validate" || score.points === 0) return score;
  return { earned: (score.earned / score.points) * total, points: total };
}

/** What the grader can be sent: programs as text, everything else as JSON. */
function given(solution: unknown): Record<string, object> {
  const one = sendable(solution);
  if (one) return { "": one };
  const members = Object.entries((solution ?? {}) as Record<string, unknown>);
  const programs = members.map(([name, value]) => [name, sendable(value)] as const);
  if (members.length > 0 && programs.every(([, value]) => value !== null)) {
    return Object.fromEntries(programs) as Record<string, object>;
  }
  return { "": { kind: "value", json: JSON.stringify(solution) ?? "null" } };
}

function sendable(value: unknown): object | null {
  const made = typeof value === "function" ? program(value as ProgramFunction) : value;
  if ((made as Program | null)?.kind !== "program") return null;
  const { kind, source, script, values } = made as Program;
  return { kind, source, script, values: serialize(values).toString("base64") };
}
