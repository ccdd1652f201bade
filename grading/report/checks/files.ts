/** What learners are told by the checks of the section on files. */
import { count, quote, type Words } from "./words.ts";

/** Of a file that the program makes. */
export const newFile = {
  notMade: (): Words => ({
    expected: "The file is made where there is none.",
    happened: "There was none, and there is none now.",
    reason: "open makes a file only when its flags have O_CREAT; else it fails with ENOENT.",
    next: "Add O_CREAT to the flags, and a mode as third argument: 0o644.",
  }),
  locked: (mode: number): Words => ({
    expected: "The new file may be read and written by its owner, as mode 0o644 lets it.",
    happened: `Its mode is ${mode.toString(8).padStart(4, "0")}: the next open would fail with EACCES.`,
    reason: "With O_CREAT open needs a third argument, the mode; left out it is 0.",
    next: "Give it one: open(path, flags, 0o644).",
  }),
};

export const writeSeekRead = {
  ...newFile,
  ends: "The program writes, reads, and comes to its end",
  fresh: "It works where notes.txt is missing",
  mode: "Its owner can open the new file again",
  old: "Nothing of an older text stays in the file",
  word: "It prints the second word, and nothing else",
  back: "The word was read back from the file",
  only: "It went to where the word begins before it read",

  nothing: (): Words => ({
    expected: "The program opens notes.txt, writes and reads.",
    happened: "It made no call to any file.",
    reason: "There is nothing in it yet.",
    next: 'Begin with open("notes.txt", …): which flags does it need?',
  }),
  mayNotRead: (): Words => ({
    expected: "One descriptor, or two, through which the file can be both written and read.",
    happened: "read failed with EBADF: its descriptor was not opened for reading.",
    reason: "O_WRONLY and creat open a file for writing alone.",
    next: "Open it with O_RDWR instead.",
  }),
  otherText: (expected: string, got: string | null): Words => ({
    expected: `notes.txt holds ${quote(expected)}.`,
    happened: got === null ? "It is gone." : `It holds ${quote(got)}.`,
    reason: "The words were not written one behind the other with one space between them.",
    next: "Write the first word with the space, then the second word: the offset moves on by itself.",
  }),
  tail: (expected: string, got: string): Words => ({
    expected: `notes.txt holds ${quote(expected)}, ${count(expected.length, "byte")}, and nothing behind.`,
    happened: `It held an older, longer text, and now has ${got.length} bytes: ${quote(got)}.`,
    reason: "write replaces the bytes at its offset; it does not shorten the file.",
    next: "Empty the file when you open it (O_TRUNC), or cut it with ftruncate.",
  }),
  otherWord: (first: string, second: string, got: string): Words => ({
    expected: `It prints ${quote(second)}.`,
    happened: got === "" ? "It printed nothing." : `It printed ${quote(got)}.`,
    ...whyOtherWord(first, second, got),
  }),
  notRead: (word: string): Words => ({
    expected: `A read from notes.txt gives ${quote(word)}, and that is printed.`,
    happened: "The word was printed, but no read from the file gave it.",
    reason: "What was printed is the argument, not what the file holds.",
    next: "Set the offset with lseek, read, and print what read returned.",
  }),
  tooMuch: (word: string, got: string): Words => ({
    expected: `The reads from notes.txt give ${quote(word)}, from its first byte on.`,
    happened: `They gave ${quote(got)}.`,
    reason: "The file was read from its start, and the word cut out afterwards.",
    next: "Let lseek do the work: set the offset behind the first word and its space, then read.",
  }),
};

export const appendLog = {
  ...newFile,
  lines: "One process adds its lines, as asked",
  fresh: "It works where log.txt is missing",
  old: "What was in the log before stays there",
  lost: "Nothing is lost when three processes write at once",
  whole: "Every line stays in one piece",

  otherLines: (expected: string, got: string, printed: string): Words => ({
    expected: `log.txt, empty before, holds ${quote(expected)}.`,
    happened: got === "" ? "It is empty." : `It holds ${quote(got)}.`,
    reason:
      got === "" && printed !== ""
        ? "print writes to standard output, not to the file."
        : "The lines were not written as the task says: NAME, a space, the number from 1 on, a newline.",
    next: "Write each line, its newline included, to the descriptor that open gave.",
  }),
  lostOld: (old: string, added: string, got: string): Words => ({
    expected: `log.txt begins with what it held before: ${quote(old)}.`,
    happened: `It holds ${quote(got)}.`,
    ...(got === added
      ? {
          reason: "The file was emptied when it was opened: O_TRUNC.",
          next: "Leave O_TRUNC out, and let every write go to the end: O_APPEND.",
        }
      : {
          reason:
            "The first write went to offset 0: each open starts there, whatever the file holds.",
          next: "Open it so that every write goes to the end: O_APPEND.",
        }),
  }),
  overwritten: (expected: number, got: number): Words => ({
    expected: `With all lines of all three, and the older ones, the log has ${expected} bytes.`,
    happened: `It has ${got}: ${count(expected - got, "byte")} ${expected - got === 1 ? "is" : "are"} gone.`,
    reason:
      "A process wrote where another one had just written. It had found out where the end is, and before it wrote, the end had moved on.",
    next: "Finding the end and writing must be one step. The kernel does both at once in each write, if open has O_APPEND.",
  }),
  torn: (line: string): Words => ({
    expected: "Each line of the log is one that a process wrote, whole.",
    happened: `One is ${quote(line)}.`,
    reason:
      "A line went out in several writes, and another process wrote in between. One write stays together; two need not.",
    next: "Put the line together first, name, number and newline, and give it to a single write.",
  }),
};

function whyOtherWord(first: string, second: string, got: string): Pick<Words, "reason" | "next"> {
  if (got === "") {
    return {
      reason:
        "After writing, the offset stands behind the last byte: a read there finds the end of the file.",
      next: "Before you read, go back to where the second word begins: lseek(fd, …, SEEK_SET).",
    };
  }
  if (got.trim() === second) {
    return {
      reason: "Something was printed beside the word: a space or a newline.",
      next: "Print just what read returned, and begin to read behind the space.",
    };
  }
  if (first.startsWith(got.slice(0, 1)) && `${first} ${second}`.startsWith(got)) {
    return {
      reason: "The read began at the start of the file, where the first word is.",
      next: "Go to where the second word begins: behind the first word and the space.",
    };
  }
  return {
    reason: "The read began at another place than the word, or took another number of bytes.",
    next: "Work out where the second word begins, and how many bytes it has. The picture shows each call.",
  };
}
