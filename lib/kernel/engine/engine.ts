import { types } from "node:util";
import type { NotebookControls } from "../../libc/notebook-mode.ts";
import { bundleOf, textBundle } from "../../notebook/bundle.ts";
import { connectScreen } from "../../notebook/display.ts";
import { cell as say } from "../../words/kernel.ts";
import { interrupted } from "../ended.ts";
import type { Failure, Order, Report, Shown } from "../protocol.ts";
import { guardAwaits, installAwaits } from "./awaits.ts";
import { withOriginals } from "./builtins.ts";
import { begin, Cell, currentCell, latestCell, type Outcome, runIn } from "./cell.ts";
import { type Compiled, Compiler } from "./compile.ts";
import { complete, inspect, isComplete } from "./completion.ts";
import { describeError } from "./failure.ts";
import { toJson } from "./json.ts";
import { Modules } from "./modules.ts";
import { closeAll, newPipes, withoutInterrupts } from "./native.ts";
import { report, reportAndWait } from "./reports.ts";
import { run } from "./run.ts";
import { hooks } from "./tslab.ts";
import { catchUncaught, recover } from "./uncaught.ts";

type Execute = Extract<Order, { type: "execute" }>;
type End = Omit<Extract<Report, { type: "done" }>, "type" | "cell">;

export class Engine {
  readonly #compiler: Compiler = new Compiler();
  readonly #modules: Modules = new Modules(process.cwd(), (content, update) =>
    show(content as Shown, update ?? false),
  );
  /** Read ends that the front has not opened yet. */
  readonly #reads = new Map<number, [number, number]>();

  #calls: NotebookControls | null = null;

  constructor() {
    hooks.transformers = [guardAwaits];
    installAwaits();
    catchUncaught();
    this.#welcomeCalls();
    connectScreen(
      (bundle, id, update) => show({ ...bundle, transient: { display_id: id } }, update),
      (display) => void currentCell()?.displays.add(display),
    );
  }

  /** When a cell imports the C library's calls: here they may neither wait for ever nor end this process. */
  #welcomeCalls(): void {
    const welcome = (calls: NotebookControls): void => {
      calls.setNotebookMode(true);
      this.#calls = calls;
    };
    Object.assign(globalThis, { [Symbol.for("talking-processes/notebook")]: welcome });
  }

  /** To be called where nothing of a cell's can come in between: `withoutInterrupts` and `withOriginals`. */
  obey(order: Order): void {
    switch (order.type) {
      case "execute":
        this.#execute(order);
        break;
      case "interrupt":
        this.#interrupt();
        break;
      case "opened":
        closeAll(this.#reads.get(order.cell) ?? []);
        this.#reads.delete(order.cell);
        break;
      case "ask":
        report({ type: "answer", id: order.id, answer: this.#answer(order) });
    }
  }

  #execute(order: Execute): void {
    const cell = new Cell(order.cell, order.count);
    void this.#finish(cell, order);
    begin(cell);
    this.#openPipes(cell);
    const compiled = this.#compile(order);
    if (compiled === null) cell.end({ value: undefined });
    else if ("ename" in compiled) cell.end({ failure: compiled });
    else setImmediate(() => this.#start(cell, compiled));
  }

  #start(cell: Cell, compiled: Compiled): void {
    withoutInterrupts(() => withOriginals(() => this.#modules.update(compiled.files)));
    // Even if it fails half-way: what it declared until then is there.
    this.#compiler.declarations = compiled.declarations;
    report({ type: "running", cell: cell.id });
    runIn(cell, () => run(cell, compiled, this.#modules.require));
  }

  #compile({ code, count }: Execute): Compiled | Failure | null {
    try {
      return withOriginals(() => this.#compiler.compile(code, count));
    } catch (error) {
      return describeError(error);
    }
  }

  #openPipes(cell: Cell): void {
    const reads = newPipes();
    this.#reads.set(cell.id, reads);
    report({ type: "pipes", cell: cell.id, reads });
  }

  #interrupt(): void {
    const cell = latestCell();
    if (!cell || cell.reported) return;
    cell.silenced = true;
    cell.running = false;
    this.#calls?.interruptAll();
    // At once, and not through `end`: the next pulse may cut whatever comes later.
    this.#done(cell, { failure: interrupted() });
    recover();
  }

  /** However it came out, the front is told of the cell's end: it waits for nothing else. */
  async #finish(cell: Cell, { expressions }: Execute): Promise<void> {
    try {
      const outcome = await cell.takeOutcome();
      const found = "failure" in outcome ? outcome : await resultOf(cell, outcome.value);
      this.#done(cell, { ...found, expressions: await this.#evaluate(expressions) });
    } catch (error) {
      this.#done(cell, { failure: describeError(error) });
    }
  }

  #done(cell: Cell, end: End): void {
    if (cell.reported) return;
    report({ type: "done", cell: cell.id, ...end });
    cell.reported = true;
  }

  /** The protocol's user_expressions. */
  async #evaluate(expressions: Record<string, string>): Promise<Record<string, unknown>> {
    const values: Record<string, unknown> = {};
    const names = withOriginals(() => Object.keys(expressions));
    // Counted: a cell may have changed how a list is gone through.
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const code = expressions[name] as string;
      const cell = new Cell(0, 0);
      const compiled = this.#compile({ type: "execute", cell: 0, count: 0, code, expressions: {} });
      if (compiled && "ename" in compiled) cell.end({ failure: compiled });
      else if (compiled) run(cell, compiled, this.#modules.require);
      else cell.end({ value: undefined });
      values[name] = await shownExpression(await cell.takeOutcome());
    }
    return values;
  }

  #answer(order: Extract<Order, { type: "ask" }>): Record<string, unknown> {
    try {
      if (order.question === "is_complete") return isComplete(order.code);
      const answer = order.question === "complete" ? complete : inspect;
      return answer(this.#compiler, order.code, order.position);
    } catch (error) {
      return { status: "error", ...describeError(error) };
    }
  }
}

async function shownExpression(outcome: Outcome): Promise<object> {
  if ("failure" in outcome) return { status: "error", ...outcome.failure };
  try {
    const shown = { status: "ok", ...(await withOriginals(() => bundleOf(outcome.value))) };
    toJson(shown);
    return shown;
  } catch (error) {
    return { status: "error", ...describeError(error) };
  }
}

/** How the cell's last expression is shown, once its displays are. */
async function resultOf(
  cell: Cell,
  value: unknown,
): Promise<{ result?: Shown; failure?: Failure }> {
  try {
    await runIn(cell, () => withOriginals(() => Promise.all(cell.displays)));
    if (value === undefined) return {};
    if (types.isPromise(value) && isPending(value)) return { result: forgotten(value) };
    const result = await runIn(cell, () => withOriginals(() => bundleOf(value)));
    return withOriginals(() => Object.keys(result.data).length > 0) ? { result } : {};
  } catch (error) {
    return { failure: describeError(error) };
  }
}

function isPending(promise: Promise<unknown>): boolean {
  return /<pending>/.test(String(textBundle(promise).data["text/plain"]));
}

function forgotten(promise: Promise<unknown>): Shown {
  const text = `${textBundle(promise).data["text/plain"]}  ← ${say.forgottenAwait()}`;
  return { data: { "text/plain": text }, metadata: {} };
}

function show(shown: Shown, update: boolean): void {
  const cell = currentCell();
  if (!cell || cell.silenced) return;
  reportAndWait({ type: "display", cell: cell.id, shown, update });
}
