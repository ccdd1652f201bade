import type { Words } from "../../../words/words.ts";
import { mapped, open } from "../given-back.hidden.ts";

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
