import type { Measurement } from "./types.ts";

/**
 * Runs two things in turns, so that a busy minute of the machine falls on both, and compares their medians.
 *
 * @param rounds of each, after one of each that does not count
 * @param ours does ours once and returns what it took, in `unit`
 */
export async function compare(
  about: Pick<Measurement, "name" | "unit" | "against" | "target">,
  rounds: number,
  ours: () => Promise<number> | number,
  reference: () => Promise<number> | number,
): Promise<Measurement> {
  await reference();
  await ours();
  const taken = { ours: [] as number[], reference: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    taken.reference.push(await reference());
    taken.ours.push(await ours());
  }
  const [our, other] = [median(taken.ours), median(taken.reference)];
  return { ...about, ours: our, reference: other, ratio: our / other };
}

/**
 * A figure beside the limit that was promised for it: for what has no equal to be compared with. Its ratio is its share
 * of the limit, and the target is to stay below it.
 */
export function promise(name: string, ours: number, unit: string, limit: number): Measurement {
  const ratio = ours / limit;
  return { name, ours, reference: limit, unit, ratio, against: "the promise", target: 1 };
}

/** The middle one, or the mean of the two in the middle. NaN of none. */
export function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
