import type { Claims } from "./types.ts";

export const descriptorClaims: Claims = {
  "C2.1": {
    text: "After fork, parent and child use the same open file, its offset included.",
    expected: "holds",
  },
  "C2.2": { text: "Sleeping keeps the order of two processes.", expected: "holds if" },
  "C2.3": {
    text: "Global variables cannot carry data between parent and child.",
    expected: "holds if",
  },
  "C2.4": {
    text: "A descriptor is a non-negative integer that the kernel hands out, an index into a table that each process has for itself.",
    expected: "holds",
  },
  "C2.5": {
    text: "The same file may have different numbers in two processes.",
    expected: "holds",
  },
  "C2.6": {
    text: "The same number may mean different files in two processes.",
    expected: "holds",
  },
  "C2.7": {
    text: "Descriptors come from open, creat, socket, accept, pipe and others.",
    expected: "holds",
  },
  "C2.8": {
    text: "There is one open file table for the whole system; each open adds an entry with offset, status flags, a count and the inode.",
    expected: "holds",
  },
  "C2.9": {
    text: "Opening one file three times makes three entries under three numbers; opening it from another process makes another.",
    expected: "holds",
  },
  "C2.10": {
    text: "dup and fork add no entry: the new descriptor refers to the old one, and its count rises by 1.",
    expected: "holds",
  },
  "C2.11": {
    text: "After dup the two descriptors have the same value.",
    expected: "does not hold",
  },
  "C2.12": {
    text: "0, 1 and 2 are standard input, output and error; the first file that a program opens gets 3.",
    expected: "holds if",
  },
  "C2.13": {
    text: "echo hello > temp.txt redirects descriptor 0, and the plain command equals echo hello > 0.",
    expected: "does not hold",
  },
  "C2.14": {
    text: "Started as ./program 3> temp.txt, a program that opens a file gets 4.",
    expected: "holds if",
  },
  "C2.15": {
    text: "0 is the keyboard, 1 the terminal that started the shell, 2 is for errors.",
    expected: "holds if",
  },
  "C2.16": {
    text: "A descriptor is the value given to a particular file.",
    expected: "does not hold",
  },
  "C2.17": { text: "creat is really spelt without the e.", expected: "holds" },
};
