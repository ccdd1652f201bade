import type { Words } from "./words.ts";

/** What is said of a file that a program makes. */
export const newFile = {
  notMade: (): Words => ({
    expected: "The file is made where there is none.",
    happened: "There was none, and there is none now.",
    reason: "open makes a file only when its flags have O_CREAT; else it fails with ENOENT.",
    next: "Add O_CREAT to the flags, and a mode as third argument: 0o644.",
  }),
  locked: (mode: number): Words => ({
    expected: "The new file may be read and written by its owner, as mode 0o644 lets it.",
    happened: `Its mode is ${mode.toString(8).padStart(4, "0")}: the next open would fail with EACCES.`,
    reason: "With O_CREAT open needs a third argument, the mode; left out it is 0.",
    next: "Give it one: open(path, flags, 0o644).",
  }),
};
