/** What learners are told by the hidden checks of the section on message queues: senders and workers. */
import type { Words } from "./words.ts";

export const nothingLost = {
  thereAlready: "The queue may be there already",

  notThere: (): Words => ({
    expected: "A receiver that came first gets the message.",
    happened: "It did not get it.",
    reason: "With IPC_EXCL msgget fails when the queue is there already: EEXIST.",
    next: "Ask with IPC_CREAT alone: it makes the queue, or gives the one that is there.",
  }),
};

export const priorityJobs = {
  long: "A long text comes out whole",
  others: "Messages that are no jobs are left alone",

  cut: (): Words => ({
    expected: "A text of several thousand bytes is printed whole.",
    happened: "It was cut.",
    reason: "The size given to msgrcv is less than the text; MSG_NOERROR throws the rest away.",
    next: "Give msgrcv room for the longest text that the task allows.",
  }),
  foreign: (): Words => ({
    expected: "A message whose type is no priority stays in the queue.",
    happened: "The worker took it.",
    reason: "The type given to msgrcv lets more in than the nine priorities.",
    next: "A negative type -n takes types up to n. Which n is the least urgent job's?",
  }),
};
