import { type Judgement, judge } from "../claims/decide.ts";
import { verdictsOf, verdictsType } from "../claims/verdicts.ts";
import type { Card } from "../view/types.ts";
import { verdict as drawVerdict } from "../view/verdict.ts";
import { showCard } from "./picture.ts";

/**
 * Puts a claim of the course to the test and shows the verdict as a card: it holds if every case says so, does not
 * hold if none does, and otherwise holds under the conditions of the true ones.
 *
 * @param id the claim's number: "C2.1"
 * @param cases the condition of each case that was run → whether the claim was true in it; undefined where this
 *   machine does not let us see it, so that the claim cannot be decided by it
 * @param saw what the kernel said: figures and facts by what they are
 * @example verdict("C2.1", { "the child reads": offset === 3 }, { "the parent's offset": offset })
 */
export function verdict(
  id: string,
  cases: Record<string, boolean | undefined>,
  saw: Record<string, unknown> = {},
): Card & Pick<Judgement, "verdict" | "asExpected"> {
  const judged = judge(id, cases, saw);
  const { verdict: word, asExpected } = judged;
  const data = { [verdictsType]: verdictsOf([judged]) };
  return Object.defineProperties(showCard(drawVerdict(judged), data), {
    verdict: { value: word, enumerable: true },
    asExpected: { value: asExpected, enumerable: true },
  }) as Card & Pick<Judgement, "verdict" | "asExpected">;
}
