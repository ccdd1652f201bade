/**
 * What runs notebooks: one warm process (runner.py) for all, several notebooks at a time. It is started by the first
 * one, and ends with its standard input, and so with us.
 */
import type { ChildProcess } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { converse } from "../../ground/child.mjs";
import { venv } from "../../ground/place.mjs";
import { Conversation } from "../../host/conversation.ts";

/** One notebook; see runner.py. */
export interface Question {
  source: string;
  target: string;
  folder: string;
  seconds: number;
  env: Record<string, string>;
  log: string;
}

/** A line of its answer. */
export interface Told {
  id: number;
  cell?: number;
  of?: number;
  faults?: string[];
  processes?: string[];
  status?: number;
}

/** Runs one notebook and gives the runner's exit status for it; `onTold` gets each line of the answer before that. */
export async function ask(question: Question, onTold: (told: Told) => void): Promise<number> {
  if (!runner?.child.alive) runner = new Conversation<Told>(start(), isLast);
  const last = await runner.ask(question, (told) => {
    appendFileSync(question.log, `${JSON.stringify(told)}\n`);
    if (!isLast(told)) onTold(told);
  });
  return last?.status ?? 128;
}

let runner: Conversation<Told> | null = null;

const start = (): ChildProcess =>
  converse(join(venv, "bin", "python"), [join(import.meta.dirname, "runner.py")]);

const isLast = (told: Told): boolean => told.status !== undefined;
