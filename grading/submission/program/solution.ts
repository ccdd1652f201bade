import { ProgramError } from "../../../lib/program/errors.ts";
import { programOfText } from "../../../lib/program/program.ts";
import type { Program } from "../../../lib/program/types.ts";
import type { Kind } from "../types.ts";
import { transpile } from "./transpile.ts";
import { wrapCell } from "./wrap.ts";

/** What can be run of a learner's text, or a sentence that says why nothing can. */
export type Made = { solution: Record<string, Program>; problem: null } | { problem: string };

/**
 * The programs in a learner's TypeScript, ready for the box; nothing is evaluated here.
 *
 * @param variables the lesson's name of each variable → the learner's
 */
export function makePrograms(
  typescript: string,
  variables: Record<string, string>,
  kind?: Kind,
): Made {
  const { js, problem } = transpile(typescript);
  if (js === null) return { problem };
  const solution: Record<string, Program> = {};
  for (const [name, variable] of Object.entries(variables)) {
    const wrapped = wrapCell(js, variable, kind);
    if (wrapped.source === null) return { problem: wrapped.problem };
    try {
      solution[name] = programOfText(wrapped.source);
    } catch (error) {
      if (error instanceof ProgramError) return { problem: error.message };
      throw error;
    }
  }
  return { solution, problem: null };
}
