/**
 * Who runs notebooks: one warm process (runner.py) for all, several notebooks at a time. It is started by the first one,
 * and ends with its standard input, and so with us.
 */
import type { ChildProcess } from "node:child_process";
import { appendFileSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { converse } from "../../ground/child.mjs";
import { venv } from "../../ground/place.mjs";

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

/** Runs one notebook and gives the runner's exit status for it; `onTold` gets each line of the answer. */
export function ask(question: Question, onTold: (told: Told) => void): Promise<number> {
  runner ??= new Runner();
  return runner.ask(question, onTold);
}

let runner: Runner | null = null;

class Runner {
  #child: ChildProcess;
  #count = 0;
  #asked = new Map<
    number,
    { log: string; onTold: (told: Told) => void; done: (s: number) => void }
  >();

  constructor() {
    const main = join(import.meta.dirname, "runner.py");
    this.#child = converse(join(venv, "bin", "python"), [main]);
    this.#child.stdin?.on("error", () => {});
    if (this.#child.stdout) {
      createInterface({ input: this.#child.stdout }).on("line", (line) => this.#take(line));
    }
    const end = (): void => {
      runner = null;
      for (const { done } of this.#asked.values()) done(128);
      this.#asked.clear();
    };
    this.#child.once("close", end).once("error", end);
    this.#hold(false);
  }

  ask(question: Question, onTold: (told: Told) => void): Promise<number> {
    const id = ++this.#count;
    return new Promise((done) => {
      this.#asked.set(id, { log: question.log, onTold, done });
      this.#hold(true);
      this.#child.stdin?.write(`${JSON.stringify({ id, ...question })}\n`);
    });
  }

  #take(line: string): void {
    if (!line.startsWith("{")) return;
    const told = JSON.parse(line) as Told;
    const asked = this.#asked.get(told.id);
    if (!asked) return;
    appendFileSync(asked.log, `${line}\n`);
    if (told.status === undefined) {
      asked.onTold(told);
      return;
    }
    this.#asked.delete(told.id);
    if (this.#asked.size === 0) this.#hold(false);
    asked.done(told.status);
  }

  /** Only a notebook that runs keeps our process alive. */
  #hold(on: boolean): void {
    const handles: unknown[] = [this.#child, this.#child.stdin, this.#child.stdout];
    for (const handle of handles) {
      const h = handle as Socket | null;
      if (on) h?.ref?.();
      else h?.unref?.();
    }
  }
}
