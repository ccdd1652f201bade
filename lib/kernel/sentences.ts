import type { Failure } from "./protocol.ts";

/** What JSON cannot hold. */
export type NotJson =
  | { bigint: bigint }
  | { circle: string }
  | { deepest: number }
  | { error: unknown };

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

  /** @param place in the data of this MIME type */
  notJson: (type: string, place: string, why: NotJson): string => {
    const it = `${place || "it"}${type && ` (in ${type})`}`;
    const cannot = "This output cannot be sent to the notebook as JSON: ";
    if ("bigint" in why) {
      return `${cannot}${it} is the bigint ${why.bigint}n. Make it a number with Number(…), or a text with String(…).`;
    }
    if ("circle" in why) {
      return `${cannot}${it} leads back to ${why.circle || "the whole"}, in a circle. Leave it out, or copy what is to be shown.`;
    }
    if ("deepest" in why) {
      return `${cannot}it is nested in more than ${why.deepest} levels${type && ` (in ${type})`}. Show a part of it.`;
    }
    return `${cannot}${it} fails to be read: ${readable(why.error)}. Leave it out, or copy what is to be shown.`;
  },

  /** Of an error, what a getter of the learner's own refuses to tell. */
  unreadable: (what: string): string => `(its ${what} cannot be read: reading it throws)`,

  forgottenAwait: (): string => "a promise that is still pending; did you forget await?",
};

function readable(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function plain(ename: string, evalue: string): Failure {
  return { ename, evalue, traceback: [`\x1b[31m${ename}\x1b[39m: ${evalue}`] };
}
