import { scaleLog } from "d3-scale";
import { sentences } from "../words/sentences.ts";
import { comparison as say } from "../words/view/charts.ts";
import { makeView } from "./draw/make.ts";
import type { Hue } from "./draw/palette.ts";
import { px } from "./draw/px.ts";
import type { Scene } from "./draw/scene.ts";
import { tableText } from "./tell/table-text.ts";
import type { View } from "./types.ts";

/** Measured points: for each name and size a median with its quartiles, in nanoseconds. */
export interface Measured {
  points: {
    mechanism: string;
    mode: "latency" | "throughput";
    placement: string;
    size: number;
    median: number;
    low: number;
    high: number;
  }[];
}

interface Series {
  /** Its look: the same in every chart of one comparison. */
  index: number;
  name: string;
  points: { x: number; y: number; low: number; high: number }[];
}

/**
 * Mechanisms compared by message size, both axes logarithmic, with the quartiles as bars: the time of one round trip, or
 * the bytes that go one way in a second.
 *
 * @param options which of the points: the mode and where the processes ran; by default latency, and the first placement;
 * and a title, where these are not round trips
 * @throws RangeError when there are no such points
 */
export function comparison(
  data: Measured,
  options: { mode?: "latency" | "throughput"; placement?: string; title?: string } = {},
): View {
  const { mode = "latency", placement = data.points[0]?.placement } = options;
  const chosen = data.points.filter((p) => p.mode === mode && p.placement === placement);
  if (chosen.length === 0) throw new RangeError(say.nothing(mode, String(placement)));
  const names = [...new Set(chosen.map((p) => p.mechanism))];
  const all = [...new Set(data.points.map((p) => p.mechanism))];
  const series = names.map((name) => ({
    index: all.indexOf(name),
    name,
    points: chosen
      .filter((p) => p.mechanism === name)
      .map((p) => toPoint(p, mode))
      .sort((a, b) => a.x - b.x),
  }));
  const unit = mode === "latency" ? "ns" : "bytes/s";
  const table = {
    columns: say.columns(unit),
    rows: series.flatMap((s) =>
      s.points.map((p) => [s.name, p.x, round(p.y), round(p.low), round(p.high)]),
    ),
  };
  const words = {
    title: options.title ?? say[mode].title(String(placement)),
    caption: say[mode].caption,
    description: sentences(sayOrder(series, mode)),
    table,
    text: tableText(table),
  };
  return makeView(words, (scene, top) => drawChart(scene, series, mode, top));
}

function toPoint(p: Measured["points"][number], mode: string): Series["points"][number] {
  if (mode === "latency") return { x: p.size, y: p.median, low: p.low, high: p.high };
  const rate = (ns: number) => (p.size / ns) * 1e9;
  return { x: p.size, y: rate(p.median), low: rate(p.high), high: rate(p.low) };
}

/** The fastest first, for the smallest and the largest message. */
function sayOrder(series: Series[], mode: "latency" | "throughput"): string[] {
  const sizes = series.flatMap((s) => s.points.map((p) => p.x));
  return [Math.min(...sizes), Math.max(...sizes)].map((size) => {
    const at = series.flatMap((s) =>
      s.points.filter((p) => p.x === size).map((p) => ({ name: s.name, y: p.y })),
    );
    at.sort((a, b) => (mode === "latency" ? a.y - b.y : b.y - a.y));
    const list = at.map(({ name, y }) => `${name} ${unitOf(y, mode)}`).join(", ");
    return say.order(bytesOf(size), list);
  });
}

const HUE_OF: Hue[] = ["blue", "orange", "green", "violet", "red", "grey"];
const LOOKS = ["line", "dashed", "dotted"] as const;
const SHAPES = [
  "M-4,0A4,4 0 1 0 4,0A4,4 0 1 0 -4,0Z",
  "M-3.5,-3.5H3.5V3.5H-3.5Z",
  "M0,-4.5L4.5,3.5H-4.5Z",
  "M0,-5L5,0L0,5L-5,0Z",
  "M0,4.5L4.5,-3.5H-4.5Z",
  "M-1.5,-4.5H1.5V-1.5H4.5V1.5H1.5V4.5H-1.5V1.5H-4.5V-1.5H-1.5Z",
];

function drawChart(
  scene: Scene,
  series: Series[],
  mode: "latency" | "throughput",
  top: number,
): void {
  const labels = Math.max(...series.map((s) => scene.widthOf(s.name, "body"))) + 28;
  const points = series.flatMap((s) => s.points);
  const lowest = Math.min(...points.map((p) => p.low));
  const highest = Math.max(...points.map((p) => p.high));
  const y = scaleLog().domain([lowest, highest]).nice();
  const decades = y.ticks().filter((value) => Number.isInteger(Math.log10(value)));
  const left = Math.max(...decades.map((d) => scene.widthOf(unitOf(d, mode), "note"))) + 8;
  const right = scene.width - labels;
  const height = Math.max(scene.width > 500 ? 340 : 280, series.length * (scene.row - 2));
  const bottom = top + height;
  const [minX, maxX] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const x = scaleLog([minX, maxX], [left + 8, right - 8]);
  y.range([bottom, top + 8]);
  for (const d of decades) {
    scene.path(`M${left},${px(y(d))}H${right}`, { look: "faint" });
    scene.text(left - 6, y(d), unitOf(d, mode), { look: "note", align: "right" });
  }
  const taken: { from: number; to: number }[] = [];
  const sizes = [...new Set(points.map((p) => p.x))].sort((a, b) => a - b);
  // The ends are named first, and what is in between where there is room.
  for (const size of [sizes[0], sizes.at(-1), ...sizes.slice(1, -1)]) {
    if (size === undefined) continue;
    const half = scene.widthOf(bytesOf(size), "note") / 2;
    const place = { from: x(size) - half - 3, to: x(size) + half + 3 };
    scene.path(`M${px(x(size))},${bottom}v4`, { look: "faint" });
    if (taken.some(({ from, to }) => from < place.to && place.from < to)) continue;
    taken.push(place);
    scene.text(x(size), bottom + 6 + scene.row / 2, bytesOf(size), {
      look: "note",
      align: "center",
    });
  }
  const last = (s: Series) => s.points.at(-1) ?? { x: minX, y: lowest };
  const places = spread(
    series.map((s) => y(last(s).y)),
    scene.row - 2,
    top + 6,
    bottom,
  );
  series.forEach((s, i) => {
    drawSeries(scene, s, x, y, mode);
    const [labelY, hue] = [places[i] ?? 0, HUE_OF[s.index % HUE_OF.length] ?? "ink"];
    const end = last(s);
    if (end.x === maxX)
      scene.path(`M${px(x(end.x)) + 6},${px(y(end.y))}L${right + 6},${px(labelY)}`, {
        look: "faint",
        hue,
      });
    drawShape(scene, right + 12, labelY, s.index, s.name);
    scene.text(right + 20, labelY, s.name);
  });
  scene.height += 6;
}

function drawSeries(
  scene: Scene,
  { index, name, points }: Series,
  x: (v: number) => number,
  y: (v: number) => number,
  mode: "latency" | "throughput",
): void {
  const hue = HUE_OF[index % HUE_OF.length] ?? "ink";
  const look = LOOKS[Math.floor(index / HUE_OF.length) % LOOKS.length] ?? "line";
  const d = points.map((p, i) => `${i === 0 ? "M" : "L"}${px(x(p.x))},${px(y(p.y))}`).join("");
  scene.path(d, { look, hue, tip: name });
  for (const p of points) {
    const [value = "", low = "", high = ""] = [p.y, p.low, p.high].map((y) => unitOf(y, mode));
    const tip = say.point(name, bytesOf(p.x), value, low, high);
    scene.path(`M${px(x(p.x))},${px(y(p.low))}V${px(y(p.high))}`, { look: "heavy", hue, tip });
    drawShape(scene, x(p.x), y(p.y), index, tip);
  }
}

function drawShape(scene: Scene, x: number, y: number, index: number, tip: string): void {
  const shape = SHAPES[index % SHAPES.length] ?? "";
  // The second half of a dozen has the same shapes, hollow.
  const look = index % (2 * SHAPES.length) < SHAPES.length ? "glyph" : "line";
  scene.glyph(px(x), px(y), shape, { hue: HUE_OF[index % HUE_OF.length], tip, look });
}

/** Moves labels apart so that they do not overlap, as little as it takes, between `top` and `bottom`. */
function spread(wanted: number[], distance: number, top: number, bottom: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let floor = top;
  for (const label of order) {
    label.y = Math.max(label.y, floor);
    floor = label.y + distance;
  }
  let ceiling = bottom;
  for (const label of order.reverse()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - distance;
  }
  const places: number[] = [];
  for (const { y, i } of order) places[i] = y;
  return places;
}

function unitOf(value: number, mode: "latency" | "throughput"): string {
  const units =
    mode === "latency" ? ["ns", "µs", "ms", "s"] : ["B/s", "kB/s", "MB/s", "GB/s", "TB/s"];
  const power = Math.max(
    0,
    Math.min(units.length - 1, Math.floor(Math.log10(value * 1.0000001) / 3)),
  );
  return `${Number((value / 1000 ** power).toPrecision(3))} ${units[power]}`;
}

function bytesOf(size: number): string {
  if (size >= 2 ** 20) return `${size / 2 ** 20} MiB`;
  return size >= 1024 ? `${size / 1024} KiB` : `${size} B`;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
