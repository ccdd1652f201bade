import { count, quote, type Words } from "../../../words/words.ts";

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
