import { newFile } from "../../../words/new-file.ts";
import { count, quote, type Words } from "../../../words/words.ts";

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
