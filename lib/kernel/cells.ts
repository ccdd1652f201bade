import { interrupted, processEnded } from "./ended.ts";
import type { History } from "./history.ts";
import { Outputs, type StreamName } from "./outputs.ts";
import type { EngineProcess } from "./process.ts";
import type { Answer, Failure, Order, Report } from "./protocol.ts";
import type { Sockets } from "./sockets.ts";
import type { Message } from "./wire.ts";

type Channel = "shell" | "control";
type Question =
  | Omit<Extract<Order, { question: "complete" | "inspect" }>, "id" | "type">
  | Omit<Extract<Order, { question: "is_complete" }>, "id" | "type">;
type Done = Extract<Report, { type: "done" }>;

/** Which requests are remembered, so that late output finds its cell. */
const REQUEST_LIMIT = 4096;

/** For how long text is gathered, in ms, and how much of it. */
const GATHER_MS = 10;
const GATHERED_LIMIT = 1 << 18;

/** A request to execute, from its arrival to its reply. */
interface Job {
  id: number;
  request: Message;
  channel: Channel;
  count: number;
  running: boolean;
  interrupted: boolean;
  ended: boolean;
}

/** Runs cells one after the other, and brings what they write, show and end with to those who listen. */
export class Cells {
  readonly #sockets: Sockets;
  readonly #history: History;
  readonly #startEngine: () => EngineProcess;
  readonly #outputs: Outputs;
  readonly #queue: Job[] = [];
  readonly #requests = new Map<number, Message>();
  readonly #questions = new Map<number, { ask: Order; answer: (answer: Answer) => void }>();
  #engine: EngineProcess;
  #job: Job | null = null;
  #count = 0;
  #lastId = 0;
  #ending = false;
  /** Text that waits for more of its kind: a message for each short line would keep everybody busy. */
  #gathered: { cell: number; name: StreamName; text: string } | null = null;
  #flushTimer: NodeJS.Timeout | null = null;

  constructor(
    sockets: Sockets,
    history: History,
    engine: EngineProcess,
    start: () => EngineProcess,
  ) {
    this.#sockets = sockets;
    this.#history = history;
    this.#startEngine = start;
    this.#outputs = new Outputs((cell, name, text) => this.#gatherText(cell, name, text));
    this.#sockets.onFull = (full) => {
      this.#outputs.setPaused(full);
      this.#engine.setPaused(full);
    };
    this.#engine = this.#attach(engine);
  }

  add(request: Message, channel: Channel): void {
    const id = ++this.#lastId;
    this.#requests.set(id, request);
    this.#requests.delete(id - REQUEST_LIMIT);
    this.#queue.push({
      id,
      request,
      channel,
      count: 0,
      running: false,
      interrupted: false,
      ended: false,
    });
    this.#next();
  }

  /** Asks the engine; the answer comes when no cell keeps it. */
  ask(question: Question): Promise<Answer> {
    const ask = { type: "ask", id: ++this.#lastId, ...question } as Extract<Order, { type: "ask" }>;
    return new Promise((answer) => {
      this.#questions.set(ask.id, { ask, answer });
      this.#engine.order(ask);
    });
  }

  interrupt(): void {
    if (!this.#job || this.#job.ended) return;
    this.#job.interrupted = true;
    // Compiling must not be cut and ends by itself: the interrupt waits for the cell's own code.
    if (this.#job.running) this.#engine.interrupt();
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#engine.end();
    this.#outputs.drain();
    this.#publishText();
  }

  #next(): void {
    if (this.#job || this.#ending) return;
    const job = this.#queue.shift();
    if (!job) return;
    this.#job = job;
    const { code, silent, store_history = true, user_expressions } = job.request.content;
    if (!silent && store_history) this.#history.add(++this.#count, code);
    job.count = this.#count;
    this.#sockets.publish("status", { execution_state: "busy" }, job.request);
    if (!silent) {
      this.#sockets.publish("execute_input", { code, execution_count: job.count }, job.request);
    }
    this.#engine.order({
      type: "execute",
      cell: job.id,
      count: job.count,
      code: code ?? "",
      expressions: user_expressions ?? {},
    });
  }

  #attach(engine: EngineProcess): EngineProcess {
    engine.onReport = (report) => this.#handleReport(report);
    engine.onEnd = ({ code, signal, stuck }) => {
      if (this.#ending) return;
      this.#outputs.drain();
      this.#replaceEngine(processEnded(signal ?? code ?? 0, stuck));
    };
    return engine;
  }

  /** The engine died: its variables are lost, the kernel and its counter go on. */
  #replaceEngine(fatal: Failure): void {
    this.#engine = this.#attach(this.#startEngine());
    for (const { ask } of this.#questions.values()) this.#engine.order(ask);
    if (this.#job) void this.#finishJob({ type: "done", cell: this.#job.id, failure: fatal });
    else this.#publish(this.#lastCell(), "error", fatal);
  }

  #handleReport(report: Report): void {
    switch (report.type) {
      case "pipes":
        this.#outputs.open(report.cell, this.#engine.pid, report.reads);
        this.#engine.order({ type: "opened", cell: report.cell });
        return;
      case "running":
        if (!this.#job) return;
        this.#job.running = true;
        if (this.#job.interrupted) this.#engine.interrupt();
        return;
      case "barrier":
        this.#outputs.drain();
        this.#engine.acknowledge();
        return;
      case "display": {
        this.#outputs.drain();
        const type = report.update ? "update_display_data" : "display_data";
        this.#publish(report.cell, type, { transient: {}, ...report.shown });
        this.#engine.acknowledge();
        return;
      }
      case "text":
        this.#gatherText(report.cell, report.name, report.text);
        return;
      case "error":
        this.#outputs.drain();
        this.#publish(report.cell, "error", report.failure);
        return;
      case "done":
        void this.#finishJob(report);
        return;
      case "answer":
        this.#questions.get(report.id)?.answer(report.answer);
        this.#questions.delete(report.id);
    }
  }

  async #finishJob({ failure: found, result, expressions = {} }: Done): Promise<void> {
    const job = this.#job;
    if (!job || job.ended) return;
    job.ended = true;
    // However it ended: a call that gave up with EINTR, a child that died of SIGINT, by force.
    const failure = job.interrupted ? interrupted(found) : found;
    this.#outputs.drain();
    const counted = { execution_count: job.count };
    if (failure) this.#publish(job.id, "error", failure);
    else if (result) this.#publish(job.id, "execute_result", { ...counted, ...result });
    this.#history.addOutput(job.count, result?.data["text/plain"]);
    this.#publishText();
    const reply = failure
      ? { status: "error", ...counted, ...failure }
      : { status: "ok", ...counted, user_expressions: expressions, payload: [] };
    await this.#engine.stopInterrupts();
    const stop = failure && (job.request.content.stop_on_error ?? true);
    // Requests that were on their way when the cell failed belong to those that a failure stops: let them arrive.
    setImmediate(() => {
      const aborted = stop ? this.#queue.splice(0) : [];
      this.#reply(job, reply);
      for (const late of aborted) {
        this.#sockets.publish("status", { execution_state: "busy" }, late.request);
        this.#reply(late, { status: "aborted", execution_count: this.#count });
      }
      this.#job = null;
      this.#next();
    });
  }

  #reply(job: Job, content: { status: string; [field: string]: unknown }): void {
    const metadata = { status: content.status };
    this.#sockets.reply(job.request, job.channel, "execute_reply", content, metadata);
    this.#sockets.publish("status", { execution_state: "idle" }, job.request);
  }

  #gatherText(cell: number, name: StreamName, text: string): void {
    const gathered = this.#gathered;
    if (gathered?.cell === cell && gathered.name === name) {
      gathered.text += text;
      if (gathered.text.length > GATHERED_LIMIT) this.#publishText();
      return;
    }
    this.#publishText();
    this.#gathered = { cell, name, text };
    this.#flushTimer ??= setTimeout(() => this.#publishText(), GATHER_MS);
  }

  #publishText(): void {
    const { cell, ...content } = this.#gathered ?? { cell: 0 };
    clearTimeout(this.#flushTimer ?? undefined);
    this.#gathered = null;
    this.#flushTimer = null;
    if (cell) this.#publish(cell, "stream", content);
  }

  #publish(cell: number, type: string, content: unknown): void {
    this.#publishText();
    const request = this.#requests.get(cell) ?? null;
    if (request?.content.silent) return;
    this.#sockets.publish(type, content, request);
  }

  #lastCell(): number {
    return [...this.#requests.keys()].at(-1) ?? 0;
  }
}
