/** What a run can say of a claim. */
export type Verdict = "holds" | "holds if" | "does not hold" | "cannot be decided here";

/** A claim as it is commonly taught, and what Linux 6.18 on x86-64 answered. */
export interface Claim {
  /** The claim, one sentence. */
  text: string;
  expected: Verdict;
}

/** By the syllabus's number: "C1.1". */
export type Claims = Record<string, Claim>;
