/** On the pages of feedback. */
export const page = {
  title: (student: string): string => `Feedback for ${student}`,
  score: (earned: string, points: string): string => `${earned} of ${points} points`,
  pending: (points: string): string =>
    `${points} points are not decided yet, because of a fault of the grader and not of yours. They are not lost: the work is graded again.`,
  weak: (): string =>
    "This was graded without isolation (--weak-isolation): the points are provisional.",
  repairs: (): string => "What was done to read your work",
  passed: (): string => "passed",
  failed: (): string => "not passed",
  undecided: (): string => "not decided",
  open: (): string => "not judged yet",
  sameInputs: (seed: number): string =>
    `New inputs are drawn each time; { seed: ${seed} } as the third argument of check gives these again.`,
  moreHidden: (points: string): string =>
    `Hidden checks decide ${points} more when the work is graded: the same behaviour, with other inputs.`,
  hidden: (): string => "This check's inputs are not shown.",
  blocked: (title: string): string => `“${title}” has to pass first`,
  expected: (): string => "Expected",
  happened: (): string => "What happened",
  reason: (): string => "Likely reason",
  next: (): string => "Try next",
  faults: (): string => "Faults of the grader",
  faultIntro: (): string => "These are ours. They cost you no point.",
  seed: (seed: number): string => `Seed ${seed}: the same inputs again with --seed ${seed}.`,
  noChecks: (): string => "No check ran for this exercise.",
};
