import { quote, type Words } from "../../../words/words.ts";

export const cleanUp = {
  sum: "The parent prints what a child has added",
  nothingLost: "No addition is lost",
  crash: "A child that dies does not hold the others up",
  status: "The exit status tells that a child has died",
  childDies: "Nothing is left when a child dies",
  parentDies: "Nothing is left when the parent is killed",

  wrongSum: (all: number[], got: string): Words => ({
    expected: `One child adds ${all.join()}: the parent prints it.`,
    happened: got === "" ? "It printed nothing." : `It printed ${quote(got.trim())}.`,
    reason:
      "Parent and child do not share what they think they do: each call with IPC_PRIVATE makes another segment, and variables are copied by fork.",
    next: "Make and attach one segment before fork. The child inherits it: it adds with memory.add64(0, …), the parent reads with memory.load64(0).",
  }),
  lost: (all: number[], got: string): Words => ({
    expected: `${all.length} children, some of them delayed, add up to ${all.reduce((a, b) => a + b, 0)}.`,
    happened: `The parent printed ${quote(got.trim())}.`,
    reason: "Two children loaded the same sum, and each stored its own: one addition is gone.",
    next: "Add in one step: memory.add64(0, BigInt(…)).",
  }),
  waitsForDead: (explanation: string[]): Words => ({
    expected:
      "When a child dies the parent learns of it, prints what the other one has added, and ends.",
    happened: explanation.slice(0, 3).join(" "),
    reason: "The parent waits for a sign that the child can no longer give.",
    next: "Wait for the end of each child with wait(): the kernel reports it, however it came about.",
  }),
  wrongRest: (number: number, got: string): Words => ({
    expected: `One child adds ${number}, another one crashes: the sum is ${number}.`,
    happened:
      got === "" ? "The parent printed nothing." : `The parent printed ${quote(got.trim())}.`,
    reason: "The parent ended early, or a child added that should have crashed.",
    next: "At the word crash the child calls kill(getpid(), SIGKILL). The parent waits for all and prints what is there.",
  }),
  wrongStatus: (status: number | null): Words => ({
    expected: "A child was killed: the parent exits with 1.",
    happened: status === null ? "The parent did not exit." : `It exited with ${status}.`,
    reason: "Nobody looked at how the children ended.",
    next: "wait() gives the status: 0 only for a child that exited with 0. Return 1 when one of them was something else.",
  }),
  left: (): Words => ({
    expected: "One child has crashed, the parent has ended, and no segment is left.",
    happened: "A segment was left.",
    reason: "It is only removed on the path on which all goes well.",
    next: "Remove it on every path. The shortest way: mark it with IPC_RMID right after shmat; it goes when the last process has ended.",
  }),
  didNotWait: (): Words => ({
    expected: "The parent waits while a child sleeps. There it is killed.",
    happened: "It did not wait: it had ended by itself.",
    reason: "It does not wait for its children, or the child did not sleep.",
    next: "At the word sleep the child calls sleep(60); the parent waits for each child.",
  }),
  leftByParent: (): Words => ({
    expected: "The parent is killed while it waits, and no segment is left.",
    happened: "A segment was left.",
    reason: "SIGKILL cannot be caught: nothing that the parent was going to do is done any more.",
    next: "Do it before: shmctl(id, IPC_RMID) right after shmat, before the first fork. The segment stays usable for all that have it attached, and goes with the last of them.",
  }),
};
