import { deserialize } from "node:v8";
import { parse } from "acorn";
import { ProgramError } from "../../lib/program/errors.ts";
import { programOfText } from "../../lib/program/program.ts";
import type { Program } from "../../lib/program/types.ts";
import type { Card } from "../../lib/view/types.ts";
import { exerciseOf } from "../course/table.ts";
import type { CourseExercise } from "../course/types.ts";
import { judge } from "../judge/judge.ts";
import { loadChecks } from "../judge/load.ts";
import { toCard } from "../report/card.ts";
import type { ExerciseResult } from "../result/types.ts";
import { unsolved } from "../result/unsolved.ts";
import { asking } from "../words/asking.ts";
import { finding } from "../words/finding.ts";

/** What a notebook asks: one line of JSON. */
export interface Question {
  id: number;
  exercise: string;
  /** "learn" and "validate" ask for the public checks alone; "autograde" for all. */
  mode: "learn" | "validate" | "autograde";
  /** By the lesson's names of the variables; one that was given without a name is "". */
  solution: Record<string, Given>;
  seed: number | null;
}

/** A program as `program(…)` made it, its values by v8.serialize in base64; or plain data. */
export type Given =
  | { kind: "program"; source: string; script: string; values: string }
  | { kind: "value"; json: string };

export type Answer =
  | { id: number; card: Card; result: ExerciseResult & { total: number } }
  | { id: number; error: string };

/** Judges what a notebook holds. It never throws: what is wrong with the question is in the answer. */
export async function answer(question: Question, signal: AbortSignal): Promise<Answer> {
  const { id, mode } = question;
  try {
    const exercise = exerciseOf(question.exercise);
    const solution = programsOf(exercise, question.solution);
    const untouched = Object.values(question.solution).every(isEmpty);
    const sets = await loadChecks(exercise.id, mode === "autograde");
    const result = untouched
      ? unsolved(exercise, finding.untouched(), null)
      : await judge(
          exercise,
          sets,
          { solution, where: null },
          {
            seed: question.seed ?? Math.floor(Math.random() * 2 ** 31),
            signal,
            ...(exercise.limits && { limits: exercise.limits }),
          },
        );
    const total = exercise.points;
    return { id, card: toCard(result, total), result: { ...result, total } };
  } catch (error) {
    const known = error instanceof RangeError || error instanceof ProgramError;
    const { message, stack } = error as Error;
    return { id, error: known ? message : (stack ?? message) };
  }
}

/** @throws RangeError that says what the exercise wants to be given */
function programsOf(
  exercise: CourseExercise,
  given: Record<string, Given>,
): Record<string, Program> {
  const { id, variables, kind = "program" } = exercise;
  const [first = ""] = variables;
  const named = "" in given && variables.length === 1 ? { [first]: given[""] } : given;
  return Object.fromEntries(
    variables.map((name) => {
      const one = named[name];
      if (one === undefined || one.kind !== kind) throw new RangeError(asked(id, variables, kind));
      return [name, programOf(one)];
    }),
  );
}

function asked(id: string, variables: string[], kind: Given["kind"]): string {
  const [first = ""] = variables;
  if (variables.length > 1) return asking.programs(id, variables.length, variables.join(", "));
  return kind === "value" ? asking.value(id, first) : asking.program(id, first);
}

/** Text that only the box evaluates. */
function programOf(given: Given): Program {
  if (given.kind === "value") {
    return programOfText(`({ print }) => { print(${JSON.stringify(given.json)}); }`);
  }
  const values = deserialize(Buffer.from(given.values, "base64")) as Record<string, unknown>;
  return { kind: "program", source: given.source, script: given.script, values };
}

/** A function without a statement: compiled, its text is no longer the stub's. */
function isEmpty(given: Given): boolean {
  if (given.kind === "value") return false;
  try {
    const [statement] = parse(`(${given.source})`, { ecmaVersion: "latest" }).body;
    const { expression } = statement as unknown as { expression: { body?: { body?: unknown[] } } };
    return expression.body?.body?.length === 0;
  } catch {
    return false;
  }
}
