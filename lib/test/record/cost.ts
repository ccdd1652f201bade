import assert from "node:assert/strict";

/** Of ten times as much: a square is a hundred times, and on a busy machine ten times has been seen as twenty. */
const MOST = 30;

/**
 * `many` does ten times what `few` does, and must not take far more than ten times its CPU time. Where it seems to, it
 * is tried again: the compiler, the collector or a busy machine may have had a part in it, and a square always has.
 */
export function assertLinear(few: () => unknown, many: () => unknown, what: string): void {
  let growth = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && growth > MOST; turn++)
    growth = Math.min(growth, costOf(many) / Math.min(costOf(few), costOf(few), costOf(few)));
  assert.ok(growth <= MOST, `${what}: ten times as much takes ${growth} times as long`);
}

/** Milliseconds of CPU time. */
function costOf(work: () => unknown): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  // Less than this is measured by chance.
  return Math.max((user + system) / 1000, 3);
}
