import type { Words } from "../../words/words.ts";

/** What is said of a descriptor or a map that a program keeps. */
export const open: Words = {
  expected: "No descriptor is open when the program ends.",
  happened: "One was.",
  reason: "The end of the process closes it; a program that goes on would keep it for ever.",
  next: "Call close(fd). The map does not need it any more once it is made.",
};

export const mapped: Words = {
  expected: "The program takes the map out of its memory again.",
  happened: "It did not.",
  reason: "The end of the process does it; a program that goes on would keep it for ever.",
  next: "Call munmap(map) when the last byte is stored.",
};
