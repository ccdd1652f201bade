import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { WarmChild } from "./warm-child.ts";

/** A line that the child tells; its id is that of the question. */
interface Line {
  id: number;
}

/**
 * A warm child that is asked on its standard input and answers on its standard output, lines of JSON both. It may be
 * asked more before it has answered.
 */
export class Conversation<Told extends Line> {
  readonly child: WarmChild;
  #isLast: (told: Told) => boolean;
  #count = 0;
  #asked = new Map<number, { onTold: (told: Told) => void; done: (last: Told | null) => void }>();

  /** @param isLast whether a question is answered with this line; by default with the first */
  constructor(process: ChildProcess, isLast: (told: Told) => boolean = () => true) {
    this.child = new WarmChild(process);
    this.#isLast = isLast;
    if (process.stdout) {
      createInterface({ input: process.stdout }).on("line", (line) => this.#take(line));
    }
    // "close" and not "exit": every answer has been read by then.
    const end = (): void => {
      for (const { done } of this.#asked.values()) done(null);
      this.#asked.clear();
    };
    process.once("close", end).once("error", end);
  }

  /** The last line of the answer, null when the child ended before it; `onTold` gets each line. */
  ask(question: object, onTold: (told: Told) => void = () => {}): Promise<Told | null> {
    const id = ++this.#count;
    return new Promise((done) => {
      this.#asked.set(id, { onTold, done });
      this.child.hold(true);
      this.child.process.stdin?.write(`${JSON.stringify({ id, ...question })}\n`);
    });
  }

  #take(line: string): void {
    if (!line.startsWith("{")) return;
    const told = JSON.parse(line) as Told;
    const asked = this.#asked.get(told.id);
    asked?.onTold(told);
    if (!asked || !this.#isLast(told)) return;
    this.#asked.delete(told.id);
    if (this.#asked.size === 0) this.child.hold(false);
    asked.done(told);
  }
}
