/**
 * What the mechanisms cost on the machine that grades, measured once in each process that grades: every answer of a class
 * is judged by the same figures. The programs that measure are the course's own; nothing of a learner's runs here.
 */
import { compare } from "../../lib/measure/compare.ts";
import { MECHANISMS, type Mechanism } from "../../lib/measure/types.ts";

/** A round trip with both processes on one CPU. */
export interface Speed {
  /**
   * Nanoseconds: the best of the batches, or the CPU time where that is less. On one CPU the two are the same, and others
   * that use the machine disturb the one or the other.
   */
  trip: number;
  /** The same, of the middle batch. */
  median: number;
  /** Nanoseconds of CPU time of both processes. */
  cpu: number;
}

/** By mechanism, for messages of one size; null where the kernel does not carry this size. */
export type Speeds = Record<Mechanism, Speed | null>;

/** Milliseconds for each. */
const POINT_MS = 8;
/** Several times, when there is time: so that nobody else's busy second falls on all batches of one mechanism. */
const PASS_COUNT = 4;
const MEASURING_MS = 4000;

const measured = new Map<string, Promise<Speeds>>();

/** @param size bytes of a message; an eventfd's are always 8, and at other sizes it is null */
export function speedsOf(size: number): Promise<Speeds> {
  return once(`${size}`, () => measure(size, MECHANISMS));
}

/** Of one mechanism alone, which a learner need not wait long for. As in `speedsOf`. */
export async function speedOf(mechanism: Mechanism, size: number): Promise<Speed | null> {
  const all = measured.get(`${size}`);
  const speeds = all ?? once(`${size} ${mechanism}`, () => measure(size, [mechanism]));
  return (await speeds)[mechanism];
}

function once(key: string, make: () => Promise<Speeds>): Promise<Speeds> {
  const known = measured.get(key) ?? make();
  measured.set(key, known);
  return known;
}

async function measure(size: number, mechanisms: readonly Mechanism[]): Promise<Speeds> {
  const speeds = Object.fromEntries(MECHANISMS.map((name) => [name, null])) as Speeds;
  const end = performance.now() + MEASURING_MS;
  for (let pass = 0; pass < PASS_COUNT && performance.now() < end; pass++) {
    const { points } = await compare({
      mechanisms: mechanisms.filter((name) => name !== "eventfd"),
      modes: ["latency"],
      placements: ["one CPU"],
      sizes: [size],
      budget: POINT_MS,
    });
    for (const { mechanism, batches, median, cpu } of points) {
      const now: Speed = { trip: Math.min(...batches, cpu), median, cpu };
      const before = speeds[mechanism] ?? now;
      speeds[mechanism] = {
        trip: Math.min(now.trip, before.trip),
        median: Math.min(now.median, before.median),
        cpu: Math.min(now.cpu, before.cpu),
      };
    }
  }
  return speeds;
}
