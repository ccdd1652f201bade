import type { RunRecord } from "../../record/types.ts";

/**
 * Turns each word of every sentence in the record round: the words are as long and as wide as they were,
 * and nobody can know them by what they say.
 */
export function disguise({ steps, ending }: RunRecord): void {
  for (const step of steps) step.text = step.text && disguised(step.text);
  for (const wait of ending.waits) {
    wait.what = disguised(wait.what);
    for (const holder of wait.holders) holder.what = disguised(holder.what);
  }
  ending.explanation = ending.explanation.map(disguised);
}

export function disguised(text: string): string {
  return text.replace(/[\p{L}\d]+/gu, (word) => [...word].reverse().join(""));
}

/** The same of a text and of its disguise. */
export function withoutSense(text: string): string {
  return text.replace(/[\p{L}\d]+/gu, (word) => [...word.toLowerCase()].sort().join(""));
}
