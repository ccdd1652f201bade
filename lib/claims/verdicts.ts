import type { Judgement } from "./decide.ts";
import type { Verdict } from "./types.ts";

/** MIME type of what a program reads of a card with verdicts. */
export const verdictsType = "application/vnd.talking-processes.verdicts+json";

/** By the claims' ids; `when` has the conditions of the cases in which a claim that holds only if something is so held. */
export type Verdicts = Record<string, { verdict: Verdict; when: string[] }>;

export function verdictsOf(judged: Judgement[]): Verdicts {
  return Object.fromEntries(
    judged.map(({ id, verdict, cases }) => {
      const held = Object.keys(cases).filter((condition) => cases[condition]);
      return [id, { verdict, when: verdict === "holds if" ? held : [] }];
    }),
  );
}
