// Theory of operation. Jupyter starts the front. The front starts the keeper (native/guard/keeper.c), the keeper the
// engine, the engine what its cells start. The front holds one end of each descriptor in `descriptors`; when it dies,
// the lifeline ends and the keeper kills all below it, so whatever happens to the front nothing is left behind. The
// keeper made a session of its own: signals for Jupyter's process group reach the front only.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { nativeFile } from "../host/checkout.ts";
import { kernel } from "../words/kernel.ts";
import { descriptors, lineReader, type Order, type Report } from "./protocol.ts";

/** How often an engine that does not answer an interrupt is pulsed, in ms. */
const PULSE_MS = 60;

/**
 * When an engine that cannot be interrupted is ended. Not by the clock, which also goes on while the machine stands
 * still: after this many pulses that it carried out in vain (5 s), or this many turns in which it did not even do that
 * (30 s).
 */
const INTERRUPT_LIMITS = { pulses: 80, turns: 500 };

/** With this many orders unanswered, a busy machine has not let the engine carry them out yet: it gets no more. */
const UNANSWERED_LIMIT = 2;

/** The process that runs the cells, seen from the front. */
export class EngineProcess {
  onReport: (report: Report) => void = () => {};
  /** The engine is gone: by itself, or by a signal. */
  onEnd: (how: { code: number | null; signal: NodeJS.Signals | null; stuck: boolean }) => void =
    () => {};
  /** The engine's own pid, once it is ready. */
  pid = 0;

  readonly #keeper: ChildProcess;
  readonly #ended: Promise<void>;
  #interrupting: NodeJS.Timeout | null = null;
  #stuck = false;
  #ending = false;
  #unanswered = 0;

  constructor() {
    const piped = Object.values(descriptors).map(() => "pipe" as const);
    this.#keeper = spawn(
      nativeFile("guard", "keeper"),
      [
        String(descriptors.lifeline),
        process.execPath,
        // A cell is ended in the middle of Node's own bookkeeping; the engine puts that right (engine/main.ts).
        "--no-force-async-hooks-checks",
        // The compiler makes much that is short-lived: with room for it the first cell comes a tenth earlier.
        "--min-semi-space-size=64",
        "--max-semi-space-size=64",
        join(import.meta.dirname, "engine", "main.js"),
      ],
      { stdio: ["ignore", 2, 2, ...piped] },
    );
    for (const fd of Object.values(descriptors)) this.#stream(fd).on("error", () => {});
    this.#stream(descriptors.reports).on(
      "data",
      lineReader<Report>((report) => this.#handleReport(report)),
    );
    this.#stream(descriptors.interrupts).on("data", (answers: Buffer) => {
      this.#unanswered -= answers.length;
    });
    this.#ended = new Promise((resolve) => {
      // "close" and not "exit": every report has been read by then.
      this.#keeper.once("close", (code, signal) => {
        if (this.#interrupting) clearInterval(this.#interrupting);
        resolve();
        if (this.pid === 0 && !this.#ending) {
          // Another one would not get further: without this we would try for ever.
          console.error(kernel.noSecond(String(signal ?? code)));
          process.exit(1);
        }
        this.onEnd({ code, signal, stuck: this.#stuck });
      });
      this.#keeper.once("error", (error) => {
        console.error(kernel.cannotStart(error.message));
        process.exit(1);
      });
    });
  }

  order(order: Order): void {
    this.#stream(descriptors.orders).write(`${JSON.stringify(order)}\n`);
  }

  /** Lets an engine that waits for a report to be dealt with go on. */
  acknowledge(): void {
    this.#stream(descriptors.acknowledgements).write("!");
  }

  /** Interrupts the running cell: politely, then by force, in the end with the process. */
  interrupt(): void {
    if (this.#interrupting) return;
    let pulses = 0;
    let turns = 0;
    this.#force("s");
    this.order({ type: "interrupt" });
    this.#interrupting = setInterval(() => {
      turns += 1;
      if (this.#unanswered < UNANSWERED_LIMIT) {
        // Children again too: one may just have been started.
        this.#force("s");
        this.#force("p");
        this.order({ type: "interrupt" });
        pulses += 1;
      }
      if (pulses > INTERRUPT_LIMITS.pulses || turns > INTERRUPT_LIMITS.turns) {
        this.#stuck = true;
        void this.end();
      }
    }, PULSE_MS);
  }

  /** The cell has ended: no more interrupts. Settles when none is under way, which could hit what comes next. */
  async stopInterrupts(): Promise<void> {
    if (this.#interrupting) clearInterval(this.#interrupting);
    this.#interrupting = null;
    const stream = this.#stream(descriptors.interrupts);
    while (this.#unanswered > 0 && !stream.destroyed) {
      await Promise.race([once(stream, "data").catch(() => {}), this.#ended]);
      if (this.#keeper.exitCode !== null || this.#keeper.signalCode !== null) return;
    }
  }

  /** Reads no more reports for a while, so that the engine waits. */
  setPaused(paused: boolean): void {
    const handle = (this.#stream(descriptors.reports) as unknown as { _handle: Handle | null })
      ._handle;
    paused ? handle?.readStop() : handle?.readStart();
  }

  /** Ends the engine and everything its cells started. */
  end(): Promise<void> {
    this.#ending = true;
    this.#stream(descriptors.lifeline).destroy();
    return this.#ended;
  }

  #force(order: "s" | "p"): void {
    this.#unanswered += 1;
    this.#stream(descriptors.interrupts).write(order);
  }

  #handleReport(report: Report): void {
    if (report.type === "ready") this.pid = report.pid;
    this.onReport(report);
  }

  #stream(fd: number): Duplex {
    return this.#keeper.stdio[fd] as Duplex;
  }
}

interface Handle {
  readStart(): void;
  readStop(): void;
}
