import { quote, type Words } from "../../../words/words.ts";

export const lockedCounter = {
  together: "No step is lost when several count at once",

  lost: (why: "replaced" | "closed" | "emptied" | null, sum: number, got: string): Words => ({
    expected: `All steps together lead to ${sum}.`,
    happened: `The file holds ${quote(got)}.`,
    ...WHY_LOST[why ?? "other"],
  }),
};

const WHY_LOST = {
  replaced: {
    reason:
      "The file was replaced by rename. Who waited for the lock had opened the old file, gets the old one's lock, and reads the old number.",
    next: "Write the new number into the same file, at offset 0.",
  },
  closed: {
    reason:
      "A lock by fcntl belongs to the process and the file: closing any descriptor of the file ends it, also one that was opened just to read the number.",
    next: "Open the file once and use that descriptor for all, or take a lock that belongs to what open made: flock, or F_OFD_SETLKW.",
  },
  emptied: {
    reason: "An open with O_TRUNC empties the file, whoever holds the lock.",
    next: "Open it without O_TRUNC: a new file is empty anyway.",
  },
  other: {
    reason: "Between a read and the write that belongs to it another process wrote.",
    next: "Hold one exclusive lock on counter.txt from before the read until after the write.",
  },
};
