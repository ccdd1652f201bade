import { makeView } from "./draw/make.ts";
import type { Scene } from "./draw/scene.ts";
import { tableText } from "./tell/table-text.ts";
import { count, sentences } from "./tell/words.ts";
import type { View } from "./types.ts";

/** What is drawn of a repeated run: how often which outcome came. */
export interface Repeated {
  times: number;
  outcomes: { outcome: string; count: number; seed: number }[];
  explanation: string;
}

/** The outcomes of a repeated run as bars, the most frequent first; each can be had again by its seed. */
export function outcomes(repeat: Repeated): View {
  const sorted = [...repeat.outcomes].sort((a, b) => b.count - a.count);
  const table = {
    columns: ["outcome", "times", "share", "seed of an example"],
    rows: sorted.map((o) => [o.outcome, o.count, percent(o.count, repeat.times), o.seed]),
  };
  const words = {
    title: `${count(repeat.times, "run")}, ${count(sorted.length, "outcome")}`,
    caption:
      "Each bar is an outcome, as long as it was frequent; its seed brings one such run again.",
    description: sentences([
      ...sorted.map((o) => `${o.count} of ${count(repeat.times, "run")}: ${o.outcome}`),
      repeat.explanation,
    ]),
    table,
    text: tableText(table),
  };
  return makeView(words, (scene, top) => drawBars(scene, sorted, repeat.times, top));
}

function drawBars(scene: Scene, outcomes: Repeated["outcomes"], times: number, top: number): void {
  const width = scene.width - 2;
  let y = top;
  for (const { outcome, count: n, seed } of outcomes) {
    const tail = `${n} of ${times}, ${percent(n, times)}`;
    const room = width - scene.widthOf(tail, "strong") - 12;
    scene.text(0, y + scene.row / 2, outcome, { look: "code", room });
    scene.text(width, y + scene.row / 2, tail, { look: "strong", align: "right" });
    y += scene.row + 2;
    const tip = `${outcome}: ${tail}, for example seed ${seed}`;
    scene.box(1, y, width, 12, { look: "node", hue: "grey", tip });
    scene.box(1, y, Math.max(2, (n / times) * width), 12, { look: "solid", hue: "blue", tip });
    y += 14;
    scene.text(0, y + scene.row / 2, `for example seed ${seed}`, { look: "note" });
    y += scene.row + 8;
  }
}

function percent(n: number, of: number): string {
  const share = (100 * n) / of;
  return `${share > 0 && share < 10 ? share.toFixed(1) : share.toFixed(0)} %`;
}
