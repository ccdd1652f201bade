import { cureOf, lacksOf } from "../../lib/notebook/machine/cures.ts";
import { findPlace } from "../../lib/notebook/machine/place.ts";
import { run } from "../../lib/program/run.ts";
import type { Layer } from "../../lib/record/types.ts";
import { missing } from "../words/isolation.ts";

/**
 * Whether a submission is kept apart here, found out by a run in the box; otherwise a sentence for each thing missing.
 */
export async function probeIsolation(): Promise<{ full: boolean; reasons: string[] }> {
  const { record } = await run(["true"]);
  const reasons = reasonsFor(record.layers);
  return { full: reasons.length === 0, reasons };
}

/** All layers are needed: what each is for stands in its sentence, and after it how to get it on this machine. */
export function reasonsFor(layers: Layer[]): string[] {
  const place = findPlace();
  return lacksOf(layers).map((lack) => `${missing[lack]} ${cureOf(lack, layers, place)}`);
}
