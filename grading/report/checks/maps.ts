/** What learners are told by the checks of the section on memory maps: a text and a counter. */
import { quote, type Words } from "./words.ts";

export const replaceText = {
  map: "The text goes through a map of the file",
  shared: "What is stored is in the file",
  new: "A file that is not there is made",
  shorter: "Nothing of a longer text stays",
  longer: "A longer text finds room",

  noMap: (): Words => ({
    expected: "The program maps the file note.",
    happened: "It never called mmap for a file.",
    reason: "The text was written with write, or not at all.",
    next: "Open the file, give it its size, call mmap, and store the text with map.write(0, text).",
  }),
  written: (call: string): Words => ({
    expected: "The text gets into the file by stores to the map.",
    happened: `${call} wrote to the file.`,
    reason: "The task asks for the map: memory that is the file.",
    next: "Leave the write out: what is stored in a shared map is in the file.",
  }),
  unchanged: (text: string, old: string): Words => ({
    expected: `The file note has ${quote(text)}.`,
    happened: `It still has ${quote(old)}.`,
    reason: "With MAP_PRIVATE stores go to a copy that only this process has.",
    next: "Map the file with MAP_SHARED.",
  }),
  wrong: (text: string, got: string): Words => ({
    expected: `The file note has ${quote(text)}, and nothing else.`,
    happened: `It has ${quote(got)}.`,
    reason: "Something else was stored, or at another place.",
    next: "Store the bytes of argv[0] from offset 0 on, without a NUL.",
  }),
  notNew: (text: string, got: string | null, error: string): Words => ({
    expected: `The file note is made, with ${quote(text)}.`,
    happened:
      got === null
        ? `There is no file. ${error.trim()}`.trim()
        : `It has ${quote(got)}. ${error.trim()}`.trim(),
    reason:
      got === null
        ? "open makes a file only with O_CREAT."
        : "A new file is empty. A map reaches no further than the file: past its last page a store faults.",
    next:
      got === null
        ? 'open("note", O_RDWR | O_CREAT, 0o644): the third argument is the mode of a new file.'
        : "Give the file its length with ftruncate before you store.",
  }),
  tail: (text: string, old: string, got: string): Words => ({
    expected: `The file had ${quote(old)}; now it has ${quote(text)} and nothing else.`,
    happened: `It has ${quote(got)}.`,
    reason: "A store changes the bytes that it covers. The file stays as long as it was.",
    next: "Call ftruncate with the new text's length, also when the file is longer.",
  }),
  short: (text: string, old: string, got: string): Words => ({
    expected: `The file had ${quote(old)}; now it has ${quote(text)}.`,
    happened: `It has ${quote(got)}.`,
    reason: "What is stored in the last page past the file's end is lost, without an error.",
    next: "Call ftruncate with the new text's length, also when the file is not empty.",
  }),
};

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
