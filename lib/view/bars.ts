import { scaleLinear, scaleLog } from "d3-scale";
import { grouped } from "../words/number.ts";
import { sentences } from "../words/sentences.ts";
import { bars as say } from "../words/view/charts.ts";
import { makeView } from "./draw/make.ts";
import type { Scene } from "./draw/scene.ts";
import { tableText } from "./tell/table-text.ts";
import type { View } from "./types.ts";

/** Measured values of things that have no order: a name and a number each, with its spread where there is one. */
export interface Barred {
  title: string;
  caption?: string;
  /** "ns", "system calls": written after each number. */
  unit: string;
  rows: { name: string; value: number; low?: number; high?: number }[];
  /** Lengths are logarithmic, for values that differ by powers of ten. */
  logarithmic?: boolean;
}

/**
 * Things compared by one number, a bar each, in the order given; a thin line spans low to high.
 *
 * @throws RangeError when there is nothing to draw, or a logarithm of nothing is asked for
 */
export function bars(data: Barred): View {
  const { rows, unit, logarithmic = false } = data;
  if (rows.length === 0) throw new RangeError(say.noRows(data.title));
  const nothing = rows.find(({ value, low }) => Math.min(value, low ?? value) <= 0);
  if (logarithmic && nothing) {
    throw new RangeError(say.notAbove(nothing.name, data.title));
  }
  const spread = rows.some(({ low }) => low !== undefined);
  const scale = logarithmic ? say.logarithmic : "";
  const thin = spread ? say.spread : "";
  const table = {
    columns: ["", unit, ...(spread ? [say.low, say.high] : [])],
    rows: rows.map(({ name, value, low, high }) =>
      spread ? [name, value, low ?? null, high ?? null] : [name, value],
    ),
  };
  const words = {
    title: data.title,
    caption: [data.caption ?? "", scale, thin].filter(Boolean).join(" "),
    description: sentences(rows.map((row) => `${row.name}: ${valueText(row, unit)}`)),
    table,
    text: tableText(table),
  };
  return makeView(words, (scene, top) => drawBars(scene, data, top));
}

function drawBars(scene: Scene, { rows, unit, logarithmic = false }: Barred, top: number): void {
  const width = scene.width - 2;
  const ends = rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const [least, most] = [Math.min(...ends), Math.max(...ends, 0)];
  // The smallest value keeps a bar that can be seen.
  const lengthOf = (logarithmic ? scaleLog() : scaleLinear())
    .domain([logarithmic ? least / 2 : 0, most || 1])
    .range([0, width - 4])
    .clamp(true);
  let y = top;
  for (const row of rows) {
    const tail = valueText(row, unit);
    const tip = `${row.name}: ${tail}`;
    const room = width - scene.widthOf(tail, "strong") - 12;
    scene.text(0, y + scene.row / 2, row.name, { room });
    scene.text(width, y + scene.row / 2, tail, { look: "strong", align: "right" });
    y += scene.row + 2;
    scene.box(1, y, Math.max(2, lengthOf(row.value)), 10, { look: "solid", hue: "blue", tip });
    if (row.low !== undefined && row.high !== undefined) {
      const [from, to] = [1 + lengthOf(row.low), 1 + lengthOf(row.high)];
      const d = `M${from},${y + 1}v8M${from},${y + 5}H${to}M${to},${y + 1}v8`;
      scene.path(d, { hue: "ink", tip });
    }
    y += 18;
  }
  scene.height += 4;
}

function valueText({ value, low, high }: Barred["rows"][number], unit: string): string {
  if (low === undefined || high === undefined) return say.value(show(value), unit);
  return say.valueIn(show(value), show(low), show(high), unit);
}

function show(value: number): string {
  return grouped(Number(value.toPrecision(3)));
}
