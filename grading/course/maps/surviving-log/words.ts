import { quote, type Words } from "../../../words/words.ts";

const found = (got: string | null): string =>
  got === null
    ? "The log is missing, or has fewer bytes than it counts."
    : got === ""
      ? "It counts nothing."
      : `It counts ${quote(got)}.`;

export const survivingLog = {
  keeps: "All lines are in the log",
  goesOn: "It goes on after what an older log counts",
  survives: "A line that was read is there after a kill",
  wholeLines: "Only whole lines are counted",
  always: "What is counted is there, at every moment",

  noMap: (): Words => ({
    expected: "The program maps the file log.",
    happened: "It never called mmap for a file.",
    reason: "The lines were written with write, or not at all.",
    next: "Open the file, give it room with ftruncate, map it with MAP_SHARED, and store line and number there.",
  }),
  notKept: (expected: string, got: string | null): Words => ({
    expected: `The log counts ${quote(expected)}.`,
    happened: found(got),
    reason: "The number at 0 or the bytes from 4 on are other ones, or the map is private.",
    next: "Store the line at 4 + number, then number + length at 0, in a map with MAP_SHARED.",
  }),
  notOn: (old: string, more: string, got: string | null): Words => ({
    expected: `The log counted ${quote(old)}, with something behind that does not count. Now it counts ${quote(old + more)}.`,
    happened: found(got),
    reason:
      got === more
        ? "The old lines are gone: the file was emptied, or the number set to 0."
        : "The new lines were put behind the end of the file, and not behind what is counted.",
    next: "Leave the file as it is, and look at the number at 0: the next line belongs at 4 + number.",
  }),
  gone: (expected: string, got: string | null): Words => ({
    expected: `It had read ${quote(expected)} and waited for more when it was killed. All of that is in the log.`,
    happened: found(got),
    reason: "The lines were still in a variable of the process, and went with it.",
    next: "Store and count each line as soon as you have it, before the next read.",
  }),
  half: (expected: string, got: string): Words => ({
    expected: `The last line had come by half when it was killed: the log counts ${quote(expected)}.`,
    happened: `It counts ${quote(got)}.`,
    reason: "read gives what is there, and that need not end with a line.",
    next: "Keep what follows the last newline for the next read, and count only what ends with one.",
  }),
  notAlways: (what: string): Words => ({
    expected:
      "A program in C looks at the log all the time while yours is delayed between its stores. All that is counted is there.",
    happened:
      what === "late" || what === ""
        ? "The lines did not come."
        : `It found: ${what.replace("torn at", "a wrong byte at")}.`,
    reason:
      what === "late" || what === ""
        ? "The program ended early, or did not use the file that was there."
        : "The number was stored before the line. A kill in between leaves a number that counts what is not there.",
    next:
      what === "late" || what === ""
        ? "Leave the file that is there in its place, and read lines until read gives 0 bytes."
        : "First the line, then the number: map.write(4 + count, line), then map.store(0, count + line.length).",
  }),
};
