import { sentences } from "../words/sentences.ts";
import { outcomes as amount, runs } from "../words/view/amounts.ts";
import { outcomes as say } from "../words/view/charts.ts";
import { makeView } from "./draw/make.ts";
import type { Scene } from "./draw/scene.ts";
import { tableText } from "./tell/table-text.ts";
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
    columns: say.columns(),
    rows: sorted.map((o) => [o.outcome, o.count, percent(o.count, repeat.times), o.seed]),
  };
  const words = {
    title: say.title(runs(repeat.times), amount(sorted.length)),
    caption: say.caption,
    description: sentences([
      ...sorted.map((o) => say.told(o.count, runs(repeat.times), o.outcome)),
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
    const tail = say.share(n, times, percent(n, times));
    const room = width - scene.widthOf(tail, "strong") - 12;
    scene.text(0, y + scene.row / 2, outcome, { look: "code", room });
    scene.text(width, y + scene.row / 2, tail, { look: "strong", align: "right" });
    y += scene.row + 2;
    const tip = say.tip(outcome, tail, seed);
    scene.box(1, y, width, 12, { look: "node", hue: "grey", tip });
    scene.box(1, y, Math.max(2, (n / times) * width), 12, { look: "solid", hue: "blue", tip });
    y += 14;
    scene.text(0, y + scene.row / 2, say.seed(seed), { look: "note" });
    y += scene.row + 8;
  }
}

function percent(n: number, of: number): string {
  const share = (100 * n) / of;
  return `${share > 0 && share < 10 ? share.toFixed(1) : share.toFixed(0)} %`;
}
