import { readFileSync } from "node:fs";
import { nativeFile } from "../host/checkout.ts";
import { run } from "../program/run.ts";
import type { RunRecord } from "../record/types.ts";
import { MECHANISMS, type Mechanism } from "./types.ts";

/** What one message costs in the kernel, counted and not timed: both sides together. */
export interface Count {
  mechanism: Mechanism;
  /** Bytes of a message. */
  size: number;
  /** System calls for one message. Where a side waits in a futex, how often depends on who is quicker. */
  calls: number;
  /** How often the kernel copies each byte of it. What the processes copy themselves is not seen. */
  copies: number;
  /** Each of these calls by its name: { read: 1, write: 1 }. */
  by: Record<string, number>;
}

const FEW_ROUNDS = 10;
const MANY_ROUNDS = 60;

/**
 * Counts, in the kernel's record, what a message of each mechanism costs: the measuring programs of C run in a box,
 * traced, once with few messages and once with many; the difference is the messages' alone.
 *
 * @param options.size bytes of a message; an eventfd's are always 8
 * @returns nothing for a mechanism that cannot be traced or does not allow the size
 */
export async function count(
  options: { size?: number; mechanisms?: readonly Mechanism[] } = {},
): Promise<Count[]> {
  const counts: Count[] = [];
  for (const mechanism of options.mechanisms ?? MECHANISMS) {
    const size = mechanism === "eventfd" ? 8 : (options.size ?? 1000);
    // An eventfd keeps no messages apart, so it goes back and forth: each round is two of them.
    const [mode, perRound]: [string[], number] =
      mechanism === "eventfd" ? [[], 2] : [["--throughput"], 1];
    const [few, many] = [
      await trace(mechanism, size, FEW_ROUNDS, mode),
      await trace(mechanism, size, MANY_ROUNDS, mode),
    ];
    if (few && many) counts.push(difference(mechanism, size, few, many, perRound));
  }
  return counts;
}

type Calls = RunRecord["calls"];

/** Copied into the box, because a box shows nothing of the place where the course is. */
async function trace(
  mechanism: Mechanism,
  size: number,
  rounds: number,
  mode: string[],
): Promise<Calls | null> {
  const content = readFileSync(nativeFile("bench", mechanism));
  const command = ["./measure", String(size), "--rounds", String(rounds), ...mode];
  const files = { measure: { content, mode: 0o755 } };
  const { exitCode, stderr, explanation, record } = await run(command, { files });
  // Refused at this size, or nothing traces here.
  if (exitCode === 3 || record.calls.length === 0) return null;
  if (exitCode !== 0) throw new Error(`${mechanism} was not counted: ${stderr}${explanation}`);
  return record.calls;
}

function difference(
  mechanism: Mechanism,
  size: number,
  few: Calls,
  many: Calls,
  perRound: number,
): Count {
  const messages = (MANY_ROUNDS - FEW_ROUNDS) * perRound;
  const [before, after] = [tally(few), tally(many)];
  const by = Object.fromEntries(
    Object.entries(after)
      .map(([name, times]): [string, number] => [name, (times - (before[name] ?? 0)) / messages])
      .filter(([, times]) => times > 0),
  );
  const copies = (moved(many) - moved(few)) / messages / size;
  // What differs by less is the measuring program's own output, whose figures have more or fewer digits.
  return {
    mechanism,
    size,
    calls: Object.values(by).reduce((sum, times) => sum + times, 0),
    copies: Math.max(0, Math.round(copies * 100) / 100),
    by,
  };
}

function tally(calls: Calls): Record<string, number> {
  const times: Record<string, number> = {};
  for (const { name } of calls) times[name] = (times[name] ?? 0) + 1;
  return times;
}

/** Bytes that went through calls, in or out. */
function moved(calls: Calls): number {
  return calls.reduce((sum, { data }) => sum + Number(data?.length ?? 0), 0);
}
