import { list } from "../../lib/words/list.ts";
import { quote, type Words } from "./words.ts";

const ROLES: Record<number, string> = {
  0: "standard input",
  1: "standard output",
  2: "standard error",
};

/** What is said of a command that is started with descriptors of the learner's making. */
export const startedCommand = {
  notStarted: (command: string, became: string[]): Words => ({
    expected: `The command ${quote(command)} is started.`,
    happened:
      became.length === 0
        ? "No command was started."
        : `${list(became.map((text) => quote(text)))} was started.`,
    reason:
      became.length === 0
        ? "execvp was not reached, or it did not find the command."
        : "The list for execvp begins with the name that the command has for itself; its own arguments come after that.",
    next: "execvp(file, list): the file to run, then the whole list, the name included.",
  }),
  shell: (command: string): Words => ({
    expected: "Your program opens the files and starts the command itself.",
    happened: `It started a shell, or another program that does so: ${quote(command)}.`,
    reason: "Then it is the shell that redirects.",
    next: "Put the descriptors in their places with open and dup2, then execvp the command itself.",
  }),
  wrongWay: (fd: number, expected: string, got: string | null): Words => ({
    expected: `When the command starts, descriptor ${fd}, its ${ROLES[fd]}, leads to ${expected}.`,
    happened: got === null ? "It was closed." : `It led to ${got}.`,
    reason: got?.includes(".")
      ? "Another file was put there. < redirects descriptor 0, > descriptor 1, and 2> descriptor 2."
      : `Nothing put ${expected} behind descriptor ${fd}. dup2(a, b) makes b a copy of a, not the other way round.`,
    next: `fd = open(…), then dup2(fd, ${fd}).`,
  }),
  more: (fds: { fd: number; to: string }[]): Words => ({
    expected: "The command starts with descriptors 0, 1 and 2 and no others.",
    happened: `It also had ${list(fds.map(({ fd, to }) => `${fd} (${to})`))}.`,
    reason:
      "What is open stays open through exec. dup2 makes a copy and leaves the number that open gave.",
    next: "Close that number after dup2, or open it with O_CLOEXEC: dup2 does not copy that mark.",
  }),
};
