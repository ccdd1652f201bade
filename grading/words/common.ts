/** What any check may have to say, whatever the exercise is about. */
import { quote, type Words } from "./words.ts";

const LIMITS: Record<string, Omit<Words, "expected">> = {
  "cpu-time": {
    happened: "The run was ended: it used up its CPU time.",
    reason:
      "A loop goes round without ever waiting: perhaps it does not look at what read returned.",
    next: "Find the loop, and leave it at end of file (read gives 0 bytes) or at an error.",
  },
  memory: {
    happened: "The run was ended: it used more memory than it may.",
    reason: "Something grows without end.",
    next: "Look for a buffer or a list that is added to in a loop, and for processes that fork again.",
  },
  processes: {
    happened: "The run was ended: it started more processes than it may.",
    reason: "A child that does not end with exit goes on with the parent's loop and forks, too.",
    next: "End every child with exit(…) where its work is done.",
  },
  output: {
    happened: "The run was ended: it wrote more than it may.",
    reason: "A loop prints without end.",
    next: "Print what read returned and nothing else, and leave the loop when there is no more.",
  },
  calls: {
    happened: "The run was ended: it made more system calls than are recorded.",
    reason: "A loop goes round without ever waiting.",
    next: "Find the loop, and leave it at end of file (read gives 0 bytes) or at an error.",
  },
};

/** Why a run could not go on. */
export const waited = {
  nothing: (): Pick<Words, "reason" | "next"> => ({
    reason: "A process waits for something that no other process can bring about any more.",
    next: "Look at the picture: who waits, and for what? Let somebody send it, or end the wait.",
  }),
  own: (waiter: string, what: string, fd: number): Pick<Words, "reason" | "next"> => ({
    reason: `${waiter} waits ${what}. That ends when nobody can write any more, but it has the write end open itself, as descriptor ${fd}.`,
    next: `Close descriptor ${fd} in ${waiter} before it reads: every copy of a write end counts.`,
  }),
  other: (
    waiter: string,
    what: string,
    holder: string,
    fd: number,
  ): Pick<Words, "reason" | "next"> => ({
    reason: `${waiter} waits ${what}, and ${holder} still has the write end open, as descriptor ${fd}.`,
    next: `Close descriptor ${fd} in ${holder} when all is written: every copy of a write end counts.`,
  }),
};

const notThere = (name: string): Pick<Words, "reason" | "next"> => ({
  reason: `It was to be done by ${name}, a reference program of the checks. Those are for the checks alone: a solution may run only what its arguments name.`,
  next: `Write what ${name} would do yourself, with the calls of the lesson.`,
});

export const common = {
  borrowed: (name: string): Words => ({
    expected: "The program does its work itself.",
    happened: `It ran ${name}, a reference program of the checks.`,
    ...notThere(name),
  }),
  /** Why it failed, when it asked for one and did not get it. */
  refused: notThere,
  stuck: (explanation: string, why: Pick<Words, "reason" | "next">): Words => ({
    expected: "Every process comes to its end.",
    happened: `The run got stuck. ${explanation}`.trim(),
    ...why,
  }),
  limit: (why: string, explanation: string): Words => ({
    expected: "The program ends by itself, within its limits.",
    ...(LIMITS[why] ?? {
      happened: `The run was ended: ${explanation}.`,
      reason: "The run was ended from outside.",
      next: "Run it again.",
    }),
  }),
  killed: (signal: string, explanation: string): Words => ({
    expected: "The program exits by itself.",
    happened: `It was ended by ${signal}. ${explanation}`.trim(),
    reason:
      signal === "SIGPIPE"
        ? "It wrote to a pipe or socket that nobody reads any more."
        : "The kernel ended it for what it did.",
    next:
      signal === "SIGPIPE"
        ? "Find out why the reader is gone, or ignore SIGPIPE and look at what write throws."
        : "Look at the last call in the picture.",
  }),
  threw: (stderr: string): Words => ({
    expected: "The program ends without an error.",
    happened: `It ended with an error: ${stderr.trim().slice(0, 600)}`,
    reason: "A call failed and nothing caught it, or the code itself has a mistake.",
    next: "Read the error: it names the call, the value and the line.",
  }),
  status: (status: number | null): Words => ({
    expected: "The program exits with status 0.",
    happened: status === null ? "It did not exit." : `It exited with status ${status}.`,
    reason: "It returned a number, or called exit with one.",
    next: "Return nothing, or 0, when all went well.",
  }),
  noData: (name: string, text: string): Words => ({
    expected: `${name} holds plain data: texts, numbers and lists.`,
    happened: `It gave ${quote(text)}.`,
    reason: "Something else was printed, or the value cannot be written as JSON.",
    next: `Fill in the members of ${name} and leave the rest as it was.`,
  }),
  outOfTime: (): Words => ({
    expected: "All checks of an exercise are done within its time.",
    happened: "The runs before this one used up the time.",
    reason: "They waited or computed far longer than the task needs.",
    next: "First correct what the checks above point out.",
  }),
};
