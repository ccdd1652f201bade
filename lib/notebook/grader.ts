/**
 * The grader, as a notebook reaches it: a process of its own (grading/notebook/serve.ts), started by the first check and
 * kept for the next ones. It ends when its standard input does, and so with the kernel.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "../host/checkout.ts";
import { Conversation } from "../host/conversation.ts";
import { BoxError } from "../program/errors.ts";
import { grader as say } from "../words/notebook/cards.ts";

interface Answer {
  id: number;
  /** Instead of everything else. */
  error?: string;
}

let grader: Conversation<Answer> | null = null;

/** Asks the grader, and starts it first where none is there. */
export async function askGrader(question: object): Promise<Pick<Answer, "error">> {
  if (!grader?.child.alive) grader = new Conversation(start());
  const { child } = grader;
  const answer = await grader.ask(question);
  return answer ?? { error: say.ended(child.complaints).trim() };
}

function start(): ChildProcess {
  const main = join(checkout, "grading", "notebook", "serve.ts");
  if (!existsSync(main)) throw new BoxError(say.notThere(main));
  return spawn(process.execPath, ["--no-warnings", main], { cwd: checkout, env: {} });
}
