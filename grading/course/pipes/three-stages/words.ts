/** What learners are told of their pipeline of three stages. */
import { list } from "../../../../lib/words/list.ts";
import { quote, type Words } from "../../../words/words.ts";

export const threeStages = {
  stages: "cat, sort and uniq run as three processes",
  ends: "All of them come to their end",
  result: "The words come out sorted, each once",
  waits: "The parent waits for all three",

  noStages: (commands: string[]): Words => ({
    expected: "Three children, one of which becomes cat, one sort and one uniq.",
    happened:
      commands.length === 0
        ? "No process became another program."
        : `The processes became ${commands.join(", ")}.`,
    reason: commands.includes("sh")
      ? "The shell was asked to build the pipeline: the task is to do what it does."
      : "A stage is missing, or something else does its work.",
    next: 'Fork once for each stage, and in each child call execvp, as in execvp("sort", ["sort"]).',
  }),
  stuck: (holders: string[], explanation: string[]): Words => ({
    expected: "cat ends, then sort sees end of file, then uniq does.",
    happened: `The run got stuck. ${explanation.slice(0, 3).join(" ")}`,
    reason:
      holders.length > 0
        ? `sort or uniq still waits for more, because ${list(holders)} can still write into its pipe.`
        : "A process waits for bytes or for a child, and nobody is left to bring them.",
    next: "After dup2 each child closes all four ends of the two pipes, and the parent closes them, too, before it waits.",
  }),
  wrong: (expected: string, got: string): Words => ({
    expected: `The output is ${quote(expected)}.`,
    happened: got === "" ? "Nothing came out." : `It is ${quote(got)}.`,
    reason:
      "The stages are not joined: one of them does not write into the pipe that the next one reads.",
    next: "dup2(from, to) makes `to` lead where `from` leads: dup2(w, 1) sends standard output into the pipe, dup2(r, 0) takes standard input from it.",
  }),
  notAll: (waited: number): Words => ({
    expected: "The parent waits for 3 children.",
    happened: `It waited for ${waited}.`,
    reason: "One wait takes one child, whichever ends first.",
    next: "Call wait once for each child.",
  }),
};
