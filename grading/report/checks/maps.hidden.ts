/** What learners are told by the hidden checks of the section on memory maps: a text and a counter. */
import type { Words } from "./words.ts";

const open: Words = {
  expected: "No descriptor is open when the program ends.",
  happened: "One was.",
  reason: "The end of the process closes it; a program that goes on would keep it for ever.",
  next: "Call close(fd). The map does not need it any more once it is made.",
};

const mapped: Words = {
  expected: "The program takes the map out of its memory again.",
  happened: "It did not.",
  reason: "The end of the process does it; a program that goes on would keep it for ever.",
  next: "Call munmap(map) when the last byte is stored.",
};

export const replaceText = {
  pages: "A long text arrives whole",
  empty: "The text may be empty",
  givenBack: "Descriptor and map are given back",

  cut: (): Words => ({
    expected: "A text of several pages is in the file, whole.",
    happened: "It is not.",
    reason: "The map was shorter than the text.",
    next: "Map as many bytes as the text has; the kernel rounds up to whole pages.",
  }),
  notEmpty: (): Words => ({
    expected: "After an empty text the file is empty, and the program exits with 0.",
    happened: "It was not so.",
    reason: "mmap refuses a length of 0: EINVAL.",
    next: "Set the file's length in any case, and map it only if there is something to store.",
  }),
  open: (): Words => open,
  mapped: (): Words => mapped,
};

export const sharedCounter = {
  givenBack: "Descriptor and map are given back",

  open: (): Words => open,
  mapped: (): Words => mapped,
};
