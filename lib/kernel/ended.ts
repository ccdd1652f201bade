import { ended } from "../words/kernel.ts";
import type { Failure } from "./protocol.ts";

/**
 * A cell that was interrupted.
 *
 * @param found where it was, if that is known
 */
export function interrupted(found?: Failure): Failure {
  if (found?.ename === "Interrupted" || found?.ename === "ProcessEnded") return found;
  const { ename, evalue, traceback } = plain("Interrupted", ended.interrupted());
  return { ename, evalue, traceback: [...traceback, ...(found?.traceback.slice(1) ?? [])] };
}

/** A cell whose process is gone, with all variables: by a signal, with an exit code, or because nothing else helped. */
export function processEnded(how: string | number, stuck: boolean): Failure {
  if (stuck) return plain("ProcessEnded", ended.stuck());
  const evalue = typeof how === "string" ? ended.bySignal(how) : ended.withCode(how);
  return plain("ProcessEnded", evalue);
}

function plain(ename: string, evalue: string): Failure {
  return { ename, evalue, traceback: [`\x1b[31m${ename}\x1b[39m: ${evalue}`] };
}
