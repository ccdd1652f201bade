/** Faults of the grader and of the machine. */
export const faults = {
  submission: (message: string): string => `The grader failed at this submission: ${message}`,
  reader: (how: string, said: string): string =>
    `The process that reads submissions ended early (${how}). ${said}`,
  isolation: (reasons: string): string =>
    `Submissions are not graded here, because they could not be kept apart from this machine. ${reasons} Run it where this is allowed, or accept that with --weak-isolation.`,
  noRecord: (check: string): string =>
    `“${check}” could not be decided: nothing recorded what the program did.`,
};
