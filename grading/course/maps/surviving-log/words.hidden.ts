import type { Words } from "../../../words/words.ts";

export const survivingLog = {
  grows: "The log may grow past a page",

  notGrown: (): Words => ({
    expected: "A log of several pages counts all lines.",
    happened: "It does not.",
    reason: "A map does not grow by itself, and neither does the file.",
    next: "When a line does not fit, call ftruncate for more room, and mmap again; or give it a lot of room at the start.",
  }),
};
