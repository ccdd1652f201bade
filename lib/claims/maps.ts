import type { Claims } from "./types.ts";

export const mapClaims: Claims = {
  "C7.1": {
    text: "A memory map shares memory as a segment does, but through an opened file.",
    expected: "holds",
  },
  "C7.2": {
    text: "A map saves the extra copy between kernel and user buffers that read and write make.",
    expected: "holds if",
  },
  "C7.3": { text: "Mapping an empty new file is fine.", expected: "does not hold" },
  "C7.4": { text: "The result of mmap need not be checked.", expected: "does not hold" },
  "C7.5": {
    text: "Writing a shorter text replaces the longer one.",
    expected: "does not hold",
  },
  "C7.6": { text: "The file descriptor must stay open.", expected: "does not hold" },
  "C7.7": { text: "A part of a file is mapped onto a part of memory.", expected: "holds if" },
  "C7.8": {
    text: "A map is good for sharing large data through a file.",
    expected: "holds if",
  },
  "C7.9": { text: "There are many mmap functions.", expected: "does not hold" },
};
