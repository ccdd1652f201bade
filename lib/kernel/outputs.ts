import { constants, openSync, readSync } from "node:fs";
import { Socket } from "node:net";

export type StreamName = "stdout" | "stderr";

/** As many bytes as a pipe holds unless somebody made it larger. */
const PIPE_CAPACITY = 1 << 16;

/**
 * The pipes that cells, and whatever they start, write to. Each cell has its own two; they live until the last process
 * that holds their write end is gone, so late output finds its cell.
 *
 * Bytes become text here: a character may be cut in two by a read, and what is not UTF-8 becomes U+FFFD.
 */
export class Outputs {
  readonly #pipes = new Set<Pipe>();
  readonly #publish: (cell: number, name: StreamName, text: string) => void;
  #paused = false;

  constructor(publish: (cell: number, name: StreamName, text: string) => void) {
    this.#publish = publish;
  }

  /** Reads the pipes whose read ends a process holds under two descriptors. */
  open(cell: number, pid: number, reads: [number, number]): void {
    for (const [name, read] of [["stdout", reads[0]] as const, ["stderr", reads[1]] as const]) {
      const fd = tryToOpen(`/proc/${pid}/fd/${read}`);
      // The process died at the same moment: its end will be told.
      if (fd === null) continue;
      const pipe = new Pipe(
        fd,
        (text) => this.#publish(cell, name, text),
        () => this.#pipes.delete(pipe),
      );
      this.#pipes.add(pipe);
      if (this.#paused) pipe.pause();
    }
  }

  /** Publishes what was written until now. */
  drain(): void {
    for (const pipe of this.#pipes) pipe.drain();
  }

  /** Leaves what is written in the pipes, so that writers wait; or reads on. */
  setPaused(paused: boolean): void {
    this.#paused = paused;
    for (const pipe of this.#pipes) paused ? pipe.pause() : pipe.resume();
  }

  close(): void {
    for (const pipe of this.#pipes) pipe.close();
  }
}

/** net.Socket reads ahead when it is paused; its handle does not. */
interface Handle {
  readStart(): void;
  readStop(): void;
}

class Pipe {
  readonly #fd: number;
  readonly #socket: Socket;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #take: (text: string) => void;

  constructor(fd: number, take: (text: string) => void, gone: () => void) {
    this.#fd = fd;
    this.#take = take;
    this.#socket = new Socket({ fd, readable: true, writable: false });
    this.#socket.on("data", (bytes: Buffer) => this.#decode(bytes));
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => {
      this.#decode();
      gone();
    });
  }

  /** What is in the pipe now; a writer that goes on writing does not keep us. */
  drain(): void {
    if (this.#socket.destroyed || this.#socket.readableEnded) return;
    const buffer = Buffer.allocUnsafe(PIPE_CAPACITY);
    for (let left = PIPE_CAPACITY; left > 0; ) {
      const got = readNow(this.#fd, buffer);
      if (got === 0) return;
      this.#decode(buffer.subarray(0, got));
      left -= got;
    }
  }

  pause(): void {
    this.#handle?.readStop();
  }

  resume(): void {
    this.#handle?.readStart();
  }

  close(): void {
    this.#socket.destroy();
  }

  get #handle(): Handle | null {
    return (this.#socket as unknown as { _handle: Handle | null })._handle;
  }

  #decode(bytes?: Buffer): void {
    const text = this.#decoder.decode(bytes, { stream: bytes !== undefined });
    if (text) this.#take(text);
  }
}

function tryToOpen(path: string): number | null {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") console.error(error);
    return null;
  }
}

/** 0 at the end of the file and when nothing is there. */
function readNow(fd: number, buffer: Buffer): number {
  try {
    return readSync(fd, buffer);
  } catch {
    return 0; // EAGAIN
  }
}
