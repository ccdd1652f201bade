/** The checks of an exercise, one after the other, and how each of them ended. */
import type { Check, CheckSet } from "./define.ts";
import { catchLate } from "./late-errors.ts";
import { CheckFailure, type Session, Trial } from "./trial.ts";

/** Passed, not passed, left out because of another, or not decided: a fault of ours. */
export type End =
  | { passed: true }
  | { failure: CheckFailure }
  | { blockedBy: Check; open: boolean }
  | { fault: unknown };

export interface Ended {
  check: Check;
  hidden: boolean;
  end: End;
}

/**
 * It never rejects: whatever a check throws that is not a CheckFailure, even late, is its fault.
 *
 * @param seconds beyond which a check is stuck itself
 */
export async function runChecks(
  sets: CheckSet[],
  session: Session,
  seconds: number,
): Promise<Ended[]> {
  const ended: Ended[] = [];
  const over = new AbortController();
  for (const { hidden, checks } of sets) {
    for (const check of checks) {
      const blocked = blockOf(check, ended);
      const entry: Ended = { check, hidden, end: blocked ?? { passed: true } };
      ended.push(entry);
      if (!blocked) await runCheck(entry, new Trial(session, check.name), seconds, over.signal);
    }
  }
  over.abort();
  return ended;
}

/** @param over is aborted when all have run: then nothing can be said of a check any more */
function runCheck(entry: Ended, trial: Trial, seconds: number, over: AbortSignal): Promise<void> {
  const { check } = entry;
  return new Promise((resolve) => {
    const end = (end: End): void => {
      clearTimeout(timer);
      // One that threw late has not passed, whatever it says afterwards.
      if (!("fault" in entry.end)) entry.end = end;
      resolve();
    };
    const fault = (error: unknown): void => {
      if (over.aborted) process.emitWarning(`${check.name} threw after all checks: ${error}`);
      end({ fault: error });
    };
    const timer = setTimeout(() => fault(new Error(`it took over ${seconds} s`)), seconds * 1000);
    catchLate(async () => check.judge(trial), fault).then(
      () => end({ passed: true }),
      (error) => (error instanceof CheckFailure ? end({ failure: error }) : fault(error)),
    );
  });
}

/**
 * The check that has to pass before this one and did not: one that failed decides; otherwise this one's answer is open.
 */
function blockOf(check: Check, ended: Ended[]): End | null {
  const before = ended.filter(
    ({ check: other, end }) => check.needs.includes(other.name) && !("passed" in end),
  );
  const [first] = [...before.filter(({ end }) => !isOpen(end)), ...before];
  return first ? { blockedBy: first.check, open: isOpen(first.end) } : null;
}

/** A fault of ours kept it from being decided. */
function isOpen(end: End): boolean {
  return "fault" in end || ("blockedBy" in end && end.open);
}
