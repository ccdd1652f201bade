import { claim as say } from "../words/claims.ts";
import type { Claim, Verdict } from "./index.ts";
import { claims } from "./index.ts";

/** A claim, the cases that were run, and what follows from them. */
export interface Judgement extends Claim {
  id: string;
  /** Under this condition the claim held (true) or not; undefined where this machine does not let us see it. */
  cases: Record<string, boolean | undefined>;
  /** Figures and facts of the run, by what they are. */
  saw: Record<string, unknown>;
  verdict: Verdict;
  /** The run answered as other machines did, as far as it could be seen. */
  asExpected: boolean;
}

/**
 * Decides a claim by the cases that were run: it holds if every case says so, does not hold if none does, and otherwise
 * holds if the conditions of the true ones are met. A case that is undefined could not be seen here, and decides
 * nothing; where none could be seen, or the seen ones alone might mislead, the claim cannot be decided here.
 *
 * @param cases the condition of each case → whether the claim was true in it, undefined if that cannot be seen
 * @throws RangeError for an unknown claim or no case at all
 */
export function judge(
  id: string,
  cases: Record<string, boolean | undefined>,
  saw: Record<string, unknown> = {},
): Judgement {
  const claim = claims[id];
  if (!claim) throw new RangeError(say.unknown(id));
  const results = Object.values(cases);
  if (results.length === 0) throw new RangeError(say.noCase(id));
  for (const [condition, result] of Object.entries(cases)) {
    if (result !== undefined && typeof result !== "boolean") {
      throw new TypeError(say.notBoolean(id, condition, String(result)));
    }
  }
  const verdict = decide(results);
  const asExpected = verdict === claim.expected || verdict === UNDECIDED;
  return { ...claim, id, cases, saw, verdict, asExpected };
}

const UNDECIDED = "cannot be decided here";

/**
 * One true and one false case make it conditional, whatever the unseen ones would say; otherwise every one is needed.
 */
function decide(results: (boolean | undefined)[]): Verdict {
  const some = (wanted: boolean) => results.includes(wanted);
  if (some(true) && some(false)) return "holds if";
  if (results.includes(undefined)) return UNDECIDED;
  return some(true) ? "holds" : "does not hold";
}
