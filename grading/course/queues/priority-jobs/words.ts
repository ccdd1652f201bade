import { quote, type Words } from "../../../words/words.ts";

export const priorityJobs = {
  order: "The most urgent job comes first, and of one priority the oldest",
  waits: "A worker sleeps while there is nothing to do",
  stop: "After stop a worker ends, and leaves the rest to others",

  wrongOrder: (
    jobs: { priority: number; text: string }[],
    expected: string,
    got: string,
  ): Words => ({
    expected: `Of ${jobs.map(({ priority, text }) => `${priority} ${text}`).join(", ")}: ${quote(expected, 200)}.`,
    happened: got === "" ? "It printed nothing." : `It printed ${quote(got, 200)}.`,
    reason:
      "With type 0 msgrcv gives the oldest message, with a positive type only that type. A negative one chooses by priority.",
    next: "Receive with type -9: the first message of the lowest type up to 9. Print its text and a newline.",
  }),
  spins: (tries: number): Words => ({
    expected: "While the queue is empty the worker sleeps in msgrcv.",
    happened: `msgrcv failed ${tries} times.`,
    reason:
      "With IPC_NOWAIT it fails at once when there is nothing, and a loop asks again and again.",
    next: "Call msgrcv without IPC_NOWAIT: it waits, and costs nothing meanwhile.",
  }),
  later: (expected: string, got: string): Words => ({
    expected: `Two jobs that come one after the other: ${quote(expected)}.`,
    happened: got === "" ? "The worker printed nothing." : `The worker printed ${quote(got)}.`,
    reason: "The worker did not wait for the second job, or took it for something else.",
    next: "Receive in a loop that only stop ends.",
  }),
  wrongShare: (got: string[], expected: string[]): Words => ({
    expected: `The first worker prints ${quote(expected[0] ?? "")} and gets stop; the second prints ${quote(expected[1] ?? "")}.`,
    happened: `The first printed ${quote(got[0] ?? "")}, the second ${quote(got[1] ?? "")}.`,
    reason:
      got[1] === ""
        ? "When the first had ended there was nothing left for the second: the first removed the queue, or had taken more out of it than it did."
        : "A worker went on after stop, or ended before it.",
    next: "Take one job at a time, do it, take the next. At stop just end: the queue belongs to the others, too.",
  }),
};
