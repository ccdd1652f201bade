import { run } from "../../lib/program/run.ts";
import type { Layer } from "../../lib/record/types.ts";
import { missing } from "../report/sentences.ts";

/** Whether a submission is kept apart here, found out by a run in the box; else a sentence for each thing that is missing. */
export async function probeIsolation(): Promise<{ full: boolean; reasons: string[] }> {
  const { record } = await run(["true"]);
  const reasons = reasonsFor(record.layers);
  return { full: reasons.length === 0, reasons };
}

/** All layers are needed: what each is for stands in its sentence. */
export function reasonsFor(layers: Layer[]): string[] {
  const lacking = layers.filter(({ active }) => !active);
  const spaces = lacking.filter(({ name }) => name.endsWith("-namespace"));
  const which = spaces.map(({ name }) => name.replace("-namespace", ""));
  const own = spaces.length > 0 ? [missing.namespaces(which, spaces[0]?.reason ?? "")] : [];
  const others = lacking.flatMap(({ name, reason }) =>
    name in missing ? [missing[name as keyof Named](reason ?? "")] : [],
  );
  return [...own, ...others];
}

type Named = Omit<typeof missing, "namespaces">;
