/**
 * A process that reads submissions: notebooks, TypeScript, whatever was handed in.
 *
 * Theory of operation. What learners hand in decides how long reading it takes, and the parsers cannot be told to stop:
 * with a question within a question within a question one of them doubles its work with each. So they run in a child of
 * ours, which is asked one thing at a time, and this process stays free to hear signals and to grade others. The child
 * says on its standard output what it is reading. We look at its CPU time and memory in /proc; with too much of either
 * it is killed, and we know by what. The clock does not count: a busy machine makes nobody's work longer. Its own start
 * does not count either, but tells how slow the machine is.
 *
 * It is in a session of its own, away from the terminal's signals. When we end, its channel ends, and with it the
 * child; one that is in the middle of something is killed by the kernel (PR_SET_PDEATHSIG).
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PAGE } from "../../../lib/libc/sysconf.ts";
import { faults } from "../../words/faults.ts";
import type { Piece } from "../cells/watched.ts";
import { SubmissionError } from "../types.ts";
import type { Patience } from "./patience.ts";
import { type Answer, type Answers, type Ask, type Questions, READY } from "./questions.ts";

/** Of a reader: a notebook of 128 MiB, which is the largest that is read, needs half of it. */
const MEMORY_LIMIT = 1536 * 1024 ** 2;
/** V8 would be content with more, which does no harm: we look sooner. */
const HEAP_MIB = 6144;
/** With this much of finished work still in it, it reads no other submission. */
const LITTER = 512 * 1024 ** 2;
const LOOK_EVERY_MS = 50;
/** CPU seconds that its start takes at most where its limits are as stated; where it takes longer, reading may as well. */
const USUAL_START = 1;

/** Reading took more time or memory than it may; `piece` is what was being read, when it was one. */
export class Exhausted extends Error {
  override name = "Exhausted";
  piece: Piece | null;

  constructor(piece: Piece | null) {
    super(`reading ${piece?.where ?? "a submission"} takes too long`);
    this.piece = piece;
  }
}

export class Reader {
  #child: ChildProcess;
  #gone: Promise<void>;
  #alive = true;
  #complaints = "";
  #piece: Piece | null = null;
  /** How often another piece was begun. */
  #steps = 0;
  /** It can be asked, or has gone. */
  #ready: Promise<void>;
  /** How many times slower this machine is than any for which the limits were made. */
  #slowness = 1;

  constructor() {
    this.#child = fork(join(import.meta.dirname, "main.ts"), [String(process.pid)], {
      detached: true,
      env: {},
      execArgv: ["--no-warnings", `--max-old-space-size=${HEAP_MIB}`],
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const { stdout, stderr } = this.#child;
    stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-4000);
    });
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    if (stdout) {
      createInterface({ input: stdout }).on("line", (line) => {
        if (line === READY) {
          this.#slowness = Math.max(1, (this.#usage()?.cpu ?? 0) / USUAL_START);
          begin();
          return;
        }
        this.#piece = JSON.parse(line) as Piece | null;
        this.#steps += 1;
      });
    }
    // "close" and not "exit": what it said last has been read by then.
    this.#gone = new Promise((resolve) => {
      const end = (): void => {
        this.#alive = false;
        resolve();
      };
      this.#child.once("close", end).once("error", end);
    });
    this.#ready = Promise.race([begun, this.#gone]);
    this.#hold(false);
  }

  /** It may read another submission. */
  get fit(): boolean {
    return this.#alive && (this.#usage()?.memory ?? LITTER) < LITTER;
  }

  /**
   * @throws SubmissionError with a sentence for the learner, Exhausted when the patience is over, the signal's reason;
   *   all else is a fault of ours
   */
  async ask<A extends Ask>(
    ask: A,
    question: Questions[A],
    patience: Patience,
    signal?: AbortSignal,
  ): Promise<Answers[A]> {
    signal?.throwIfAborted();
    this.#hold(true);
    const kill = (): void => void this.#child.kill("SIGKILL");
    signal?.addEventListener("abort", kill, { once: true });
    await this.#ready;
    let exhausted = false;
    const count = this.#counter(patience);
    const look = (): void => {
      // The memory of one that is being killed is gone before it is.
      exhausted ||= count();
      if (exhausted) kill();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    try {
      const answer = await this.#answerTo({ ask, ...question });
      if (answer === null) {
        signal?.throwIfAborted();
        if (!exhausted) throw new Error(this.#why());
        patience.give();
        throw new Exhausted(this.#piece);
      }
      count();
      if ("refused" in answer) throw new SubmissionError(answer.refused);
      if ("fault" in answer) throw new Error(answer.fault);
      return answer.value as Answers[A];
    } finally {
      clearInterval(timer);
      signal?.removeEventListener("abort", kill);
      this.#hold(false);
    }
  }

  end(): void {
    this.#child.kill("SIGKILL");
  }

  /** null: it is gone. */
  #answerTo(question: object): Promise<Answer | null> {
    return new Promise((resolve) => {
      const done = (answer: Answer | null): void => {
        this.#child.off("message", done);
        resolve(answer);
      };
      this.#child.on("message", done);
      void this.#gone.then(() => done(null));
      // We hear of one that is gone by its end.
      this.#child.send(question, () => {});
    });
  }

  /** Counts what was used since it was last called, and tells whether that is too much. */
  #counter(patience: Patience): () => boolean {
    let last = this.#usage()?.cpu ?? 0;
    let step = this.#steps;
    patience.begin();
    return () => {
      const now = this.#usage();
      if (!now) return false;
      if (step !== this.#steps) patience.begin();
      step = this.#steps;
      patience.use((now.cpu - last) / this.#slowness);
      last = now.cpu;
      return patience.over || now.memory > MEMORY_LIMIT;
    };
  }

  /** proc_pid_stat(5): seconds in all its threads, in ticks of 10 ms; bytes that are resident. null: it is gone. */
  #usage(): { cpu: number; memory: number } | null {
    try {
      const text = readFileSync(`/proc/${this.#child.pid}/stat`, "latin1");
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      const [user, system, pages] = [11, 12, 21].map((at) => Number(fields[at]));
      return { cpu: ((user ?? 0) + (system ?? 0)) / 100, memory: (pages ?? 0) * PAGE };
    } catch {
      return null;
    }
  }

  #why(): string {
    const { exitCode, signalCode } = this.#child;
    const how = signalCode ?? `status ${exitCode}`;
    return faults.reader(how, this.#complaints).trim();
  }

  /** Only a question in progress keeps our process alive. */
  #hold(on: boolean): void {
    const { stdout, stderr, channel } = this.#child;
    for (const handle of [this.#child, stdout, stderr, channel] as (Socket | null)[]) {
      if (on) handle?.ref?.();
      else handle?.unref?.();
    }
  }
}
