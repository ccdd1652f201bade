import { Readable, Writable } from "node:stream";
import { cell } from "../../words/kernel.ts";
import type { StreamName } from "../outputs.ts";
import { currentCell, latestCell } from "./cell.ts";
import { report, reportAndWait, writeAll } from "./reports.ts";

type Done = (error?: Error | null) => void;

/** Taken now: a cell may put something else in its place. */
const bytesOf = Buffer.from.bind(Buffer) as (text: string, encoding: BufferEncoding) => Buffer;

/** Which of the two JavaScript wrote to last. */
let last: StreamName = "stdout";

/**
 * `process.stdout` or `process.stderr` of a cell. It writes at once and waits until all is written, so that what
 * JavaScript, native code and children write stays in order.
 */
class CellStream extends Writable {
  readonly fd: 1 | 2;
  readonly isTTY = false;
  readonly #name: StreamName;

  constructor(name: StreamName) {
    super();
    this.#name = name;
    this.fd = name === "stdout" ? 1 : 2;
  }

  // The whole of Writable's bookkeeping is left out: an interrupt may cut it anywhere and would leave it waiting.
  override write(chunk: unknown, encoding?: BufferEncoding | Done, done?: Done): boolean {
    const bytes =
      typeof chunk === "string"
        ? bytesOf(chunk, typeof encoding === "string" ? encoding : "utf8")
        : (chunk as Uint8Array);
    this.#put(bytes);
    const callback = typeof encoding === "function" ? encoding : done;
    if (callback) process.nextTick(callback, null);
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown, done?: Done): this {
    const callback = [chunk, encoding, done].find((it) => typeof it === "function") as
      | Done
      | undefined;
    if (chunk != null && typeof chunk !== "function") this.write(chunk);
    if (callback) process.nextTick(callback);
    return this;
  }

  #put(bytes: Uint8Array): void {
    const cell = currentCell();
    if (cell?.silenced) return;
    if (cell && cell !== latestCell()) {
      const text = Buffer.from(bytes).toString();
      report({ type: "text", cell: cell.id, name: this.#name, text });
      return;
    }
    // Two pipes have no common order, unless one is emptied before the other is written to.
    if (last !== this.#name) reportAndWait({ type: "barrier" });
    last = this.#name;
    writeAll(this.fd, bytes);
  }
}

/** Gives cells their standard streams. */
export function installStreams(): void {
  replace("stdout", new CellStream("stdout"));
  replace("stderr", new CellStream("stderr"));
  Object.defineProperty(process, "stdin", {
    configurable: true,
    enumerable: true,
    value: new CellInput(),
  });
}

/** `process.stdin` of a cell: libraries may look at it, but nobody can read from it. */
class CellInput extends Readable {
  readonly fd = 0;
  readonly isTTY = false;

  constructor() {
    super();
    this.on("newListener", (event) => {
      if (event === "data" || event === "readable") this.#refuse();
    });
  }

  override read(): never {
    this.#refuse();
  }

  override pipe(): never {
    this.#refuse();
  }

  override resume(): never {
    this.#refuse();
  }

  override [Symbol.asyncIterator](): never {
    this.#refuse();
  }

  #refuse(): never {
    throw new Error(cell.noInput());
  }
}

function replace(name: StreamName, stream: CellStream): void {
  Object.defineProperty(process, name, { configurable: true, enumerable: true, value: stream });
}
