import type { Claims } from "./types.ts";

export const fileClaims: Claims = {
  "C1.1": {
    text: "open, write, lseek and read on an ordinary file are enough to pass data.",
    expected: "holds if",
  },
  "C1.2": { text: "Opening with O_RDWR alone works.", expected: "holds if" },
  "C1.3": { text: "The buffer may be printed as a format string.", expected: "does not hold" },
};
