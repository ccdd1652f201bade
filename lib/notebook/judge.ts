import type { Claim, Verdict } from "./claims/index.ts";
import { claims } from "./claims/index.ts";

/** A claim, the cases that were run, and what follows from them. */
export interface Judgement extends Claim {
  id: string;
  /** Under this condition the claim held (true) or not. */
  cases: Record<string, boolean>;
  /** Figures and facts of the run, by what they are. */
  saw: Record<string, unknown>;
  verdict: Verdict;
  /** The run answered as other machines did. */
  asExpected: boolean;
}

/**
 * Decides a claim by the cases that were run: it holds if every case says so, does not hold if none does, and else
 * holds if the conditions of the true ones are met.
 *
 * @param cases the condition of each case → whether the claim was true in it
 * @throws RangeError for an unknown claim or no case at all
 */
export function judge(
  id: string,
  cases: Record<string, boolean>,
  saw: Record<string, unknown> = {},
): Judgement {
  const claim = claims[id];
  if (!claim) throw new RangeError(`There is no claim ${id}; the last of section 1 is C1.3`);
  const results = Object.values(cases);
  if (results.length === 0) throw new RangeError(`${id} needs at least one case to be decided by`);
  for (const [condition, result] of Object.entries(cases)) {
    if (typeof result !== "boolean") {
      throw new TypeError(`${id}: the case "${condition}" is ${String(result)}, not true or false`);
    }
  }
  const verdict = decide(results);
  return { ...claim, id, cases, saw, verdict, asExpected: verdict === claim.expected };
}

function decide(results: boolean[]): Verdict {
  if (results.every((r) => r)) return "holds";
  return results.some((r) => r) ? "holds if" : "does not hold";
}
