import type { Words } from "../../../words/words.ts";

export const priorityJobs = {
  long: "A long text comes out whole",
  others: "Messages that are not jobs are left alone",

  cut: (): Words => ({
    expected: "A text of several thousand bytes is printed whole.",
    happened: "It was cut.",
    reason: "The size given to msgrcv is less than the text; MSG_NOERROR throws the rest away.",
    next: "Give msgrcv room for the longest text that the task allows.",
  }),
  foreign: (): Words => ({
    expected: "A message whose type is not a priority stays in the queue.",
    happened: "The worker took it.",
    reason: "The type given to msgrcv lets more in than the nine priorities.",
    next: "A negative type -n takes types up to n. Which n is the least urgent job's?",
  }),
};
