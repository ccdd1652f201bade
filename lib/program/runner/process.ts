/** One runner process: started at once, given one line after the other. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { checkout } from "../../host/checkout.ts";
import { WarmChild } from "../../host/warm-child.ts";
import { box } from "../../words/program/run.ts";
import { BoxError } from "../errors.ts";
import { CANCEL } from "./request.ts";

/** Without these V8 has threads that a fork loses, or a handler that the learner did not install. */
const NODE_FLAGS = ["--single-threaded", "--v8-pool-size=0", "--disable-sigusr1", "--no-warnings"];

/** Whose programs a runner has run: as `BoxRequest.owner`; undefined: nobody's yet. */
export type Owner = string | null | undefined;

/** A run whose end does not come this long after its limit or its cancelling, in milliseconds, has a runner that is stuck itself. */
const PATIENCE_MS = 30_000;
/** One that says nothing yet is still starting, which takes longer than this on a slow machine under load: so many times as long. */
const STARTING = 4;
/** It is waited for in turns, each of which counts as no more: the machine may stand still. */
const TURN_MS = 250;

export class Runner {
  owner: Owner;
  #child: WarmChild;
  #input: Writable;
  #stream: Readable;
  /** Tells the run in progress; a promise would keep what each run had read as long as the runner lives. */
  #lost: (() => void) | null = null;
  #stuck = "";
  #patience: number;

  constructor(onGone: () => void, patience: number = PATIENCE_MS) {
    this.#patience = patience;
    const main = join(checkout, "lib", "dist", "program", "runner", "main.js");
    const build = join(checkout, "native", "build");
    const child = spawn(
      process.execPath,
      [...NODE_FLAGS, main, join(build, "box.so"), join(build, "peers")],
      { stdio: ["pipe", "ignore", "pipe", "pipe"], cwd: checkout, env: {} },
    );
    this.#input = child.stdin as Writable;
    this.#stream = child.stdio[3] as Readable;
    this.#child = new WarmChild(child, () => {
      // A runner without a mount namespace has a folder; killed, it could not remove it.
      rmSync(`/tmp/talking-processes-${child.pid}`, { recursive: true, force: true });
      onGone();
      this.#lost?.();
    });
  }

  get alive(): boolean {
    return this.#child.alive;
  }

  /**
   * The raw stream of one run, whole.
   *
   * @param wall milliseconds after which the runner itself ends the run
   * @throws BoxError when the runner ended, or had to be ended because it did not
   */
  async run(line: string, wall: number, signal?: AbortSignal): Promise<string> {
    const parts: string[] = [];
    this.#child.hold(true);
    let seen = 0;
    let left = wall + STARTING * this.#patience;
    let over = false;
    // What has come is read before it is judged: this process may have been busy itself.
    const wait = (): NodeJS.Timeout => setTimeout(() => setImmediate(look), TURN_MS);
    const look = (): void => {
      if (over) return;
      left -= TURN_MS;
      // A long record takes its time; what is written still comes.
      if (parts.length > seen)
        left = seen === 0 ? wall + this.#patience : Math.max(left, this.#patience);
      seen = parts.length;
      if (left > 0) timer = wait();
      else this.#end(wall);
    };
    let timer = wait();
    // Not before the run has begun: the runner would read this together with the request, and drop it.
    const cancel = (): void => {
      if (parts.length === 0) return;
      this.#input.write(`${CANCEL}\n`);
      left = this.#patience;
    };
    try {
      signal?.addEventListener("abort", cancel, { once: true });
      this.#input.write(`${line}\n`);
      await this.#read(parts, () => {
        if (signal?.aborted) cancel();
      });
      return parts.join("");
    } finally {
      over = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      this.#child.hold(false);
    }
  }

  async stop(): Promise<void> {
    this.#input.end();
    this.#child.hold(true);
    await this.#child.gone;
  }

  /** From outside, and with it all that it runs. */
  #end(wall: number): void {
    this.#stuck = box.stuck(Number((wall / 1000).toFixed(3)));
    this.#child.process.kill("SIGKILL");
  }

  /** Collects until the line of the "end" event is there. */
  #read(parts: string[], onBegin: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let tail = "";
      const decoder = new StringDecoder("utf8");
      const onData = (chunk: Buffer): void => {
        // At once: the bytes are outside of the heap, and the collector does not know how many there are.
        const text = decoder.write(chunk);
        if (parts.push(text) === 1) onBegin();
        tail = (tail + text.slice(-2000)).slice(-2000);
        const last = tail.lastIndexOf("\n", tail.length - 2);
        if (tail.endsWith("\n") && tail.startsWith('{"e":"end"', last + 1)) done();
      };
      const done = (error?: Error): void => {
        this.#lost = null;
        this.#stream.off("data", onData);
        this.#stream.pause();
        if (error) reject(error);
        else resolve();
      };
      this.#lost = () => done(new BoxError(this.#why()));
      if (!this.alive) return this.#lost();
      this.#stream.on("data", onData).resume();
    });
  }

  #why(): string {
    if (this.#stuck) return this.#stuck;
    const { exitCode, signalCode } = this.#child.process;
    const why = signalCode
      ? box.endedBySignal(signalCode, this.#child.complaints)
      : box.endedWith(String(exitCode), this.#child.complaints);
    return why.trim();
  }
}
