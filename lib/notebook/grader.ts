/**
 * The grader, as a notebook reaches it: a process of its own (grading/notebook/serve.ts), started by the first check and
 * kept for the next ones. It ends when its standard input does, and so with the kernel.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { checkout } from "../host/checkout.ts";
import { BoxError } from "../program/errors.ts";

interface Answer {
  id: number;
  /** Instead of all else. */
  error?: string;
}

export class Grader {
  alive = true;
  #child: ChildProcess;
  #waiting = new Map<number, (answer: Answer) => void>();
  #count = 0;
  #complaints = "";

  constructor() {
    const main = join(checkout, "grading", "notebook", "serve.ts");
    if (!existsSync(main)) throw new BoxError(`There is no grader here: ${main} is missing.`);
    const stdio: ["pipe", "pipe", "pipe"] = ["pipe", "pipe", "pipe"];
    this.#child = spawn(process.execPath, ["--no-warnings", main], {
      stdio,
      cwd: checkout,
      env: {},
    });
    const { stdin, stdout, stderr } = this.#child;
    stdin?.on("error", () => {});
    stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-4000);
    });
    if (stdout) createInterface({ input: stdout }).on("line", (line) => this.#take(line));
    const end = (): void => {
      this.alive = false;
      const error = `The grader ended early. ${this.#complaints}`.trim();
      for (const [id, resolve] of this.#waiting) resolve({ id, error });
      this.#waiting.clear();
    };
    this.#child.once("exit", end).once("error", end);
    this.#hold(false);
  }

  ask(question: object): Promise<Answer> {
    const id = ++this.#count;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#hold(true);
      this.#child.stdin?.write(`${JSON.stringify({ id, ...question })}\n`);
    });
  }

  #take(line: string): void {
    const answer = JSON.parse(line) as Answer;
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#hold(false);
  }

  /** Only a question in progress keeps our process alive. */
  #hold(on: boolean): void {
    const handles: unknown[] = [this.#child, ...this.#child.stdio];
    for (const handle of handles) {
      const h = handle as Socket | null;
      if (on) h?.ref?.();
      else h?.unref?.();
    }
  }
}
