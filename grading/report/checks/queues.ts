/** What learners are told by the checks of the section on message queues: senders and workers. */
import { count, quote, type Words } from "./words.ts";

interface Taken {
  type: number;
  text: string;
}

export const nothingLost = {
  arrives: "Every word arrives, in order and with type 5",
  length: "A message is as long as its word",
  nothingLost: "Nothing is lost when the queue is full",
  waits: "It waits for room without trying again and again",
  saysFull: "It says when the queue is full, and only then",

  notArrived: (words: string[], got: Taken[]): Words => ({
    expected: `${count(words.length, "message")} of type 5: ${quote(words.join(" "))}.`,
    happened:
      got.length === 0
        ? "The receiver got none."
        : `The receiver got ${count(got.length, "message")}: ${got
            .map(({ type, text }) => `type ${type}, ${quote(text, 30)}`)
            .join("; ")}.`,
    reason:
      got.length === 0
        ? "The queue with key 7777 was empty, was never made, or was removed: its messages go with it."
        : "The type, the text or the order is another one.",
    next:
      got.length === 0
        ? "Make the queue with msgget(7777, 0o600 | IPC_CREAT), send to it, and leave its removal to the receiver."
        : "Send one message for each member of argv, in their order: { type: 5, text }.",
  }),
  wrongLength: (word: string, length: number): Words => ({
    expected: `The message for ${quote(word)} has ${count(word.length, "byte")}.`,
    happened: `It has ${count(length, "byte")}.`,
    reason:
      length === word.length + 8
        ? "The size of msgsnd is that of the text alone. The type, 8 bytes, does not count."
        : "The size was that of an array, and the rest of it was sent along.",
    next: "Give the text's own length as the size, or leave the size out.",
  }),
  lost: (sent: number, got: number): Words => ({
    expected: `All of ${count(sent, "message")} arrive; not all fit into the queue at once.`,
    happened: `The sender ended, and the receiver got ${got}.`,
    reason:
      "With IPC_NOWAIT msgsnd fails with EAGAIN when the queue is full. Nobody looked at that, and the message was gone.",
    next: "Look at what msgsnd threw (attempt gives it as a value). If its code is EAGAIN, send the same message again, without IPC_NOWAIT: then it waits for room.",
  }),
  order: (): Words => ({
    expected: "The messages arrive in the order of argv.",
    happened: "All arrived, in another order or changed.",
    reason: "What found no room was sent after what came later.",
    next: "Wait until a message is in before you send the next one.",
  }),
  spins: (failed: number): Words => ({
    expected: "While the queue is full the sender sleeps.",
    happened: `msgsnd failed with EAGAIN ${failed} times.`,
    reason: "A loop tries again at once, and takes the CPU from the one that would make room.",
    next: "After the first EAGAIN call msgsnd without IPC_NOWAIT: the kernel wakes you when there is room.",
  }),
  notFull: (said: string): Words => ({
    expected:
      "The sender prints full and a newline for each message that found the queue full; here some did.",
    happened: said === "" ? "It printed nothing." : `It printed ${quote(said)}.`,
    reason:
      "Without IPC_NOWAIT msgsnd waits in silence, and nobody learns that the queue was full.",
    next: "Try with IPC_NOWAIT first. At EAGAIN print, once, and then send it so that it waits.",
  }),
  notEmpty: (said: string): Words => ({
    expected: "It prints nothing as long as there is room.",
    happened: `It printed ${quote(said)}.`,
    reason: "Something else than a full queue made it print.",
    next: "Print full only when msgsnd failed with EAGAIN.",
  }),
};

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
