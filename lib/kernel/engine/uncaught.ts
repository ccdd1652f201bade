// What would end an ordinary Node process is an error in a cell here.
import { ended } from "../../words/kernel.ts";
import { type Cell, carriedCell, cellOfId, latestCell } from "./cell.ts";
import { cellOf, describeError } from "./failure.ts";
import { report } from "./reports.ts";

/** Thrown and caught by ourselves. */
const recovery = Symbol("recovery");

class ProcessExit extends Error {
  override name = "ProcessExit";
}

export function catchUncaught(): void {
  process.on("uncaughtException", (error: unknown) => {
    if (error !== recovery) fail(error);
  });
  process.on("unhandledRejection", (reason) => fail(reason));
  const exit = (code: number | string | null | undefined = process.exitCode): never => {
    const error = new ProcessExit(ended.exit(Number(code ?? 0)));
    throw error;
  };
  process.exit = exit;
  Object.defineProperty(process, "reallyExit", { value: exit });
  process.exitCode = undefined;
}

/** After an interrupt: an exception that nobody catches makes Node clear what it noted about the code that was cut. */
export function recover(): void {
  setImmediate(() => {
    throw recovery;
  });
}

function fail(error: unknown): void {
  const cell = originOf(error);
  if (!cell || cell.silenced) return;
  const failure = describeError(error);
  // It is the end of a cell that still runs: the cell may be waiting for just what has failed.
  if (cell.running) cell.end({ failure });
  else report({ type: "error", cell: cell.id, failure });
}

/** Timers and promises carry their cell; where it was lost, the error's stack names one. */
function originOf(error: unknown): Cell | null {
  return carriedCell() ?? cellOfId(cellOf(error) ?? 0) ?? latestCell();
}
