import { newFile } from "../../../words/new-file.ts";
import { quote, type Words } from "../../../words/words.ts";

export const lockedCounter = {
  ...newFile,
  counts: "Alone, it adds as often as asked",
  fresh: "A missing file counts as 0",
  waits: "It waits while another program holds the lock",
  sum: "It goes on from the number that the other program left",
  reader: "It does not write while another program reads",

  miscounted: (from: number, times: number, got: string): Words => ({
    expected: `From ${from}, ${times} steps lead to ${from + times}; the file holds that and nothing else.`,
    happened: `It holds ${quote(got)}.`,
    ...whyMiscounted(from, times, got),
  }),
  notFromZero: (got: string): Words => ({
    expected: "Without a file, one step leads to 1.",
    happened: `The file holds ${quote(got)}.`,
    reason: got.includes("NaN")
      ? 'The new file is empty, and parseInt("") is NaN: no number.'
      : "The new file is empty, and what was read from it was not taken for 0.",
    next: "Take an empty text for 0, then add.",
  }),
  tooEarly: (before: number, then: number): Words => ({
    expected: `While another program holds an exclusive lock on counter.txt, the number stays ${before}.`,
    happened: `It had become ${then} before that program let go.`,
    reason: "The file was changed without a lock on it, or with a lock on something else.",
    next: "Before you read the number, take an exclusive lock on counter.txt itself: flock(fd, LOCK_EX), or fcntl with F_WRLCK. It waits until the other one lets go.",
  }),
  stale: (from: number, times: number, got: string): Words => ({
    expected: `Another program made ${from + 1} of ${from}; ${times} steps later there is ${from + 1 + times}.`,
    happened: `There is ${quote(got)}.`,
    ...(got === String(from + 1)
      ? {
          reason: "The lock was busy, and the step was left out (LOCK_NB and F_SETLK fail then).",
          next: "Wait for the lock: LOCK_EX without LOCK_NB, or F_SETLKW.",
        }
      : {
          reason:
            "The number was read before the lock was there. While you waited for the lock, it changed.",
          next: "Lock first, then read, add and write, then unlock: the three belong together.",
        }),
  }),
  underReader: (before: number, then: number): Words => ({
    expected: `While another program holds a shared lock to read, the number stays ${before}.`,
    happened: `It had become ${then} before that program let go.`,
    reason: "A shared lock lets others in that hold a shared one, too. Yours is one.",
    next: "Who writes needs an exclusive lock: LOCK_EX, or F_WRLCK.",
  }),
};

function whyMiscounted(from: number, times: number, got: string): Pick<Words, "reason" | "next"> {
  if (got === String(from)) {
    return {
      reason: "The number was not written, or not as often as argv[0] says.",
      next: "Read the number, add 1, write it back, argv[0] times.",
    };
  }
  if (got === String(times)) {
    return {
      reason: "It began at 0: O_TRUNC emptied the file when it was opened.",
      next: "Open it without O_TRUNC.",
    };
  }
  if (got.startsWith(String(from)) && got.length > String(from).length) {
    return {
      reason: "The new number was written behind the old one: that is where read left the offset.",
      next: "Go back to 0 before you read and before you write (lseek), or use pread and pwrite with 0.",
    };
  }
  return {
    reason: "Something else was written than the number and its digits.",
    next: "Write the digits at offset 0, nothing before and nothing behind.",
  };
}
