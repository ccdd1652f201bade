import type { Failure } from "./protocol.ts";

/** Every sentence with which the kernel speaks to a learner. */
export const sentences = {
  /** @param found where the cell was, if that is known */
  interrupted: (found?: Failure): Failure => {
    if (found?.ename === "Interrupted" || found?.ename === "ProcessEnded") return found;
    const { ename, evalue, traceback } = plain("Interrupted", "The cell was interrupted.");
    return { ename, evalue, traceback: [...traceback, ...(found?.traceback.slice(1) ?? [])] };
  },

  processEnded: (how: string | number, stuck: boolean): Failure =>
    stuck
      ? plain(
          "ProcessEnded",
          "The cell could not be interrupted: it waits in native code that no signal wakes. Its process was ended " +
            "and a new one started. The variables of all cells are gone: run the cells above again.",
        )
      : plain(
          "ProcessEnded",
          `The process that runs the cells ended (${typeof how === "string" ? how : `exit code ${how}`}), ` +
            "and a new one was started. The variables of all cells are gone: run the cells above again.",
        ),

  exit: (code: number): string =>
    `process.exit(${code}) would end the kernel and with it every variable; only this cell was ended. ` +
    "Call it in a program that runs as a process of its own.",

  noInput: (): string =>
    "A notebook cell has no standard input: nobody could type into it. Put the text into a variable, " +
    "or give it to a process that you start.",

  forgottenAwait: (): string => "a promise that is still pending; did you forget await?",
};

function plain(ename: string, evalue: string): Failure {
  return { ename, evalue, traceback: [`\x1b[31m${ename}\x1b[39m: ${evalue}`] };
}
