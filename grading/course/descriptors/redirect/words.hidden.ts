import type { Words } from "../../../words/words.ts";

export const redirect = {
  status: "The command's exit status is the program's",
  missing: "Without in.txt nothing is started and nothing is emptied",

  otherStatus: (expected: number, got: number | null): Words => ({
    expected: `The command exits with ${expected}, and so does the program.`,
    happened: got === null ? "The program did not exit." : `The program exited with ${got}.`,
    reason: "The command ran in a child, and the parent ended with a status of its own.",
    next: "Become the command (exec without fork), or exit with the status that wait returns.",
  }),
  waited: (explanation: string[]): Words => ({
    expected: "Without in.txt the program ends with an error.",
    happened: `It got stuck. ${explanation.slice(0, 2).join(" ")}`,
    reason: "It went on although open had failed.",
    next: "Let the error end the program, before anything else is done.",
  }),
  startedAnyway: (): Words => ({
    expected: "Without in.txt no command is started.",
    happened: "One was started.",
    reason: "in.txt was made (O_CREAT), or the failed open was ignored.",
    next: "Open in.txt with O_RDONLY alone, and let its failure end the program.",
  }),
  saidNothing: (): Words => ({
    expected: "Without in.txt the program exits with status 1.",
    happened: "It exited with 0, which means success.",
    reason: "The failed open was caught, and nothing was made of it.",
    next: "Let the error end the program, or exit(1).",
  }),
  touched: (): Words => ({
    expected: "Without in.txt, out.txt stays as it was.",
    happened: "It was changed.",
    reason:
      "out.txt was opened, and so emptied, before it was known whether there is an input at all.",
    next: "Take the redirections from left to right, as a shell does: first < in.txt, then > out.txt.",
  }),
};
