import type { Words } from "../../../words/words.ts";

export const sharedCounter = {
  map: "The number is changed through a map of the file",
  goesOn: "It goes on from the number in the file",
  noFile: "The first one to come makes the file",
  emptyFile: "The file may be there and be empty",
  together: "No addition of several processes is lost",

  noMap: (): Words => ({
    expected: "The program maps the file counter.",
    happened: "It never called mmap for a file.",
    reason: "The number was read and written by calls, or not at all.",
    next: "Map 4 bytes of the file, shared, and add to the number there.",
  }),
  written: (): Words => ({
    expected: "The number is changed by stores to the map.",
    happened: "A call wrote to the file.",
    reason: "The task asks for the map: memory that is the file.",
    next: "Leave the write out: what is stored in a shared map is in the file.",
  }),
  notOn: (begin: number, times: number, got: number | null): Words => ({
    expected: `The file had ${begin}; after ${times} additions it has 4 bytes and the number ${begin + times}.`,
    happened: got === null ? "It has not 4 bytes." : `The number is ${got}.`,
    reason:
      got === begin
        ? "The number in the file is as before: with MAP_PRIVATE the additions went to a copy."
        : got === times
          ? "It began at 0: the file was emptied (O_TRUNC, ftruncate to 0), or 0 was stored."
          : "Something else was stored, or at another place.",
    next:
      got === begin
        ? "Map the file with MAP_SHARED."
        : "Leave what is there alone. A file that grows by ftruncate is filled with zeros: there is nothing to set up.",
  }),
  notMade: (got: number | null, error: string): Words => ({
    expected: "There was no file; afterwards it has 4 bytes and the number 10.",
    happened:
      `${got === null ? "There are not 4 bytes in it." : `The number is ${got}.`} ${error.trim()}`.trim(),
    reason: "A new file is empty. A store past the end of a file faults, or is lost.",
    next: "Open with O_CREAT and a mode, and call ftruncate(fd, 4) before the first addition.",
  }),
  notSized: (got: number | null, error: string): Words => ({
    expected: "The file was there, with 0 bytes; afterwards it has 4 and the number 10.",
    happened:
      `${got === null ? "There are not 4 bytes in it." : `The number is ${got}.`} ${error.trim()}`.trim(),
    reason:
      "The one that made the file may not have sized it yet when the next one comes. Only its maker sized it here.",
    next: "Call ftruncate(fd, 4) in every process: on a file of 4 bytes it changes nothing.",
  }),
  lost: (processes: number, times: number, other: number, got: number | null): Words => ({
    expected: `${processes} of your processes add ${times} each, and one in C adds ${other}: ${processes * times + other}.`,
    happened: got === null ? "The file has not 4 bytes." : `The number is ${got}.`,
    reason:
      "Between your load and your store another process stored. What it added is overwritten, and gone.",
    next: "Add in one step: map.add(0, 1). Or hold the file's lock from before the load until after the store.",
  }),
};
