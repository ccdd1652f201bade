import { AsyncLocalStorage } from "node:async_hooks";
import type { Failure } from "../protocol.ts";

/** What a running cell came to. */
export type Outcome = { value: unknown } | { failure: Failure };

/** Taken now: a cell may put something else in its place. */
const OwnPromise = Promise;
const never = new OwnPromise<never>(() => {});
const noop = (): void => {};

/** One execution of one cell. */
export class Cell {
  readonly id: number;
  /** The number in brackets. */
  readonly count: number;
  /** Displays whose bundles are still being made: the cell ends after them. */
  readonly displays: Set<Promise<unknown>> = new Set();
  running = true;
  /** The front knows how it ended. */
  reported = false;
  /** After an interrupt: its awaits never return and its output is thrown away. */
  silenced = false;
  #ended: Promise<Outcome>;
  #end: (outcome: Outcome) => void = noop;

  constructor(id: number, count: number) {
    this.id = id;
    this.count = count;
    this.#ended = new OwnPromise((resolve) => {
      this.#end = resolve;
    });
  }

  /** How it ends, told once: a cell is known for long after, and would keep a value alive that nobody can reach. */
  takeOutcome(): Promise<Outcome> {
    const ended = this.#ended;
    this.#ended = never;
    return ended;
  }

  /** Ends the cell; only the first call counts. */
  end(outcome: Outcome): void {
    const end = this.#end;
    this.#end = noop;
    this.running = false;
    end(outcome);
  }
}

/** Carries the cell through timers, promises and callbacks. */
const storage = new AsyncLocalStorage<Cell>();

/** Those whose timers and promises may still fail. */
const cells = new Map<number, Cell>();

/** The latest cell: it holds descriptors 1 and 2. */
let latest: Cell | null = null;

export function latestCell(): Cell | null {
  return latest;
}

/** The cell whose code runs now: where callbacks have lost their origin, the latest. */
export function currentCell(): Cell | null {
  return storage.getStore() ?? latest;
}

/** The cell that the running code carries with it; null where a callback has lost it. */
export function carriedCell(): Cell | null {
  return storage.getStore() ?? null;
}

export function cellOfId(id: number): Cell | null {
  return cells.get(id) ?? null;
}

export function begin(cell: Cell): void {
  latest = cell;
  cells.set(cell.id, cell);
  cells.delete(cell.id - 1000);
}

export function runIn<T>(cell: Cell, work: () => T): T {
  return storage.run(cell, work);
}
