import { quote, type Words } from "../../../words/words.ts";

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
