import type { VegaLiteSpec } from "../types.ts";
import { HUES, MONO_FONT, SANS_FONT } from "./palette.ts";
import { px } from "./px.ts";
import type { Item, Scene } from "./scene.ts";

/** A slider for the pictures that have steps. */
export interface Slider {
  /** The last step; the first is 0. */
  last: number;
  /** The step that is shown first, and in print. */
  value: number;
}

/**
 * The Vega-Lite specification that draws a scene: one layer for each kind and look, drawn in the order of LOOKS. The
 * positions are data, in px (`scale: null`), so every Vega lays the picture out alike.
 */
export function specOf(scene: Scene, description: string, slider?: Slider): VegaLiteSpec {
  const groups = new Map<string, Item[]>();
  for (const item of scene.items) {
    const key = groupOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const order = [...groups.keys()].sort((a, b) => rankOf(a) - rankOf(b));
  return {
    ...frame(scene.width, scene.height, description),
    ...(slider && { params: paramsOf(slider) }),
    layer: order.map((key) => layerOf(groups.get(key) ?? [], scene)),
  };
}

/** What all our specifications begin with: exact size, no background, the page's own colour. */
export function frame(width: number, height: number, description: string): VegaLiteSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    description,
    width,
    height: Math.ceil(height),
    autosize: { type: "none" },
    padding: 4,
    background: "transparent",
    config: { view: { stroke: null }, font: SANS_FONT },
    usermeta: { embedOptions: { renderer: "svg", actions: false } },
  };
}

/**
 * The slider and, beside it, play. Vega-Lite has no timer, but it hands members of a parameter that it does not know
 * to Vega's signal of the same name, where `on` may name one.
 */
function paramsOf({ last, value }: Slider): unknown[] {
  const next = `play ? (step >= ${last} ? 0 : step + 1) : step`;
  return [
    { name: "play", value: false, bind: { input: "checkbox", name: "Play " } },
    {
      name: "step",
      value,
      bind: { input: "range", min: 0, max: last, step: 1, name: "Step " },
      on: [{ events: { type: "timer", throttle: 1500 }, update: next }],
    },
  ];
}

const BOX = { type: "rect", aria: false, cornerRadius: 3, strokeWidth: 1.2 };
const PATH = { type: "point", aria: false, size: 4, opacity: 1, filled: false, strokeWidth: 1.3 };
const TEXT = { type: "text", aria: false, baseline: "middle", font: SANS_FONT };
const CODE = { ...TEXT, font: MONO_FONT };

/** The marks, from the back to the front. */
const LOOKS: Record<string, Record<string, unknown>> = {
  "box band": { ...BOX, fillOpacity: 0.1, strokeOpacity: 0 },
  "path faint": { ...PATH, strokeOpacity: 0.45, strokeWidth: 1 },
  "box node": { ...BOX, fillOpacity: 0.12 },
  "box dashed": { ...BOX, fillOpacity: 0.06, strokeDash: [4, 3] },
  "box heavy": { ...BOX, fillOpacity: 0.18, strokeWidth: 2.8 },
  "box hollow": { ...BOX, fillOpacity: 0.16, strokeDash: [2, 2], strokeWidth: 1.4 },
  "box solid": { ...BOX, fillOpacity: 1, strokeOpacity: 0, cornerRadius: 2 },
  "path line": PATH,
  "path heavy": { ...PATH, strokeWidth: 2.8 },
  "path dashed": { ...PATH, strokeDash: [5, 3] },
  "path dotted": { ...PATH, strokeDash: [1.5, 3], strokeCap: "round" },
  "path glyph": { ...PATH, filled: true },
  "text note": { ...TEXT, fillOpacity: 0.8 },
  "text body": TEXT,
  "text strong": { ...TEXT, fontWeight: "bold" },
  "text code": CODE,
  "text codeStrong": { ...CODE, fontWeight: "bold" },
  "text title": { ...TEXT, fontWeight: "bold" },
};
const RANKS = new Map(Object.keys(LOOKS).map((look, rank) => [look, rank]));

/** Items of one group differ in their data only. */
function groupOf(item: Item): string {
  const align = item.kind === "text" ? item.align : "";
  return [item.kind, item.look, align, item.tip === null ? "" : "tip", item.during ? "step" : ""]
    .join(" ")
    .trimEnd();
}

function rankOf(key: string): number {
  return RANKS.get(key.split(" ", 2).join(" ")) ?? -1;
}

function layerOf(items: Item[], scene: Scene): Record<string, unknown> {
  const first = items[0] as Item;
  const look = LOOKS[`${first.kind} ${first.look}`] as Record<string, unknown>;
  return {
    data: { values: items.map((item) => rowOf(item)) },
    ...(first.during && { transform: [{ filter: "datum.from <= step && step <= datum.to" }] }),
    mark: { ...look, ...(first.kind === "text" && fontOf(first, scene)) },
    encoding: {
      x: { field: "x", ...PLAIN, axis: null },
      y: { field: "y", ...PLAIN, axis: null },
      ...channelsOf(first),
      ...(first.tip !== null && { tooltip: { field: "tip", type: "nominal" } }),
    },
  };
}

function fontOf({ align, look }: Item & { kind: "text" }, scene: Scene): Record<string, unknown> {
  return { align, fontSize: scene.face(look).size };
}

const PLAIN = { type: "quantitative", scale: null };
const NAMED = { type: "nominal", scale: null, legend: null };

function channelsOf(item: Item): Record<string, unknown> {
  const hue = { field: "hue", ...NAMED };
  if (item.kind === "text") {
    return { text: { field: "text", type: "nominal" }, fill: hue };
  }
  if (item.kind === "box")
    return { x2: { field: "x2" }, y2: { field: "y2" }, fill: hue, stroke: hue };
  const shape = { field: "d", ...NAMED };
  return item.look === "glyph" ? { shape, fill: hue } : { shape, stroke: hue };
}

function rowOf(item: Item): Record<string, unknown> {
  const { x, y, kind } = item;
  const row: Record<string, unknown> = { x: px(x), y: px(y), hue: HUES[item.hue] };
  if (kind === "text") row.text = item.text;
  if (kind === "box") Object.assign(row, { x2: px(x + item.w), y2: px(y + item.h) });
  if (kind === "path") row.d = item.d.replace(/\d+\.\d+/g, (n) => String(px(Number(n))));
  if (item.tip !== null) row.tip = item.tip;
  if (item.during) Object.assign(row, { from: item.during[0], to: item.during[1] });
  return row;
}
