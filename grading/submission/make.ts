import { finding } from "../words/finding.ts";
import type { Patience } from "./apart/patience.ts";
import { withReader } from "./apart/pool.ts";
import { Exhausted } from "./apart/reader.ts";
import type { Made } from "./source.ts";
import type { FoundExercise } from "./types.ts";
import type { Kind } from "./wrap.ts";

/**
 * The programs of an exercise, as `makePrograms` makes them, by a reader.
 *
 * @param patience for all exercises of a submission together
 * @throws the signal's reason; a fault of ours
 */
export async function makeApart(
  found: FoundExercise,
  kind: Kind | undefined,
  patience: Patience,
  signal?: AbortSignal,
): Promise<Made> {
  const tooHard = { problem: finding.tooHard(found.where) };
  if (found.problem) return { problem: found.problem };
  if (patience.spent) return tooHard;
  try {
    return await withReader(async (reader) => {
      await reader.ask("begin", { ids: [], code: false }, patience, signal);
      return (await reader.ask("make", { found, kind }, patience, signal)) ?? tooHard;
    });
  } catch (error) {
    if (error instanceof Exhausted) return tooHard;
    throw error;
  }
}
