import { scaleLinear } from "d3-scale";
import type { Call, RunRecord } from "../record/types.ts";
import { clock, duration, grouped } from "../words/number.ts";
import { sentences } from "../words/sentences.ts";
import { bytes as bytesOf } from "../words/view/amounts.ts";
import { process, waits as waiting } from "../words/view/calls.ts";
import { fill as say } from "../words/view/charts.ts";
import { makeView } from "./draw/make.ts";
import { px } from "./draw/px.ts";
import type { Scene } from "./draw/scene.ts";
import { drawTimes, type TimeAxis, timeAxis } from "./draw/time-axis.ts";
import { choresOf } from "./tell/chores.ts";
import { tableText } from "./tell/table-text.ts";
import { callsOf, callText, firstOf, nameOf, spoken } from "./tell/words.ts";
import type { View } from "./types.ts";

/** How much is in it after a step. */
interface Level {
  time: number;
  /** The same for the axis: two levels of one microsecond stand side by side there. */
  place: number;
  bytes: number;
  capacity: number | null;
  /** What changed it, or in words what happened. */
  call: Call | null;
  text: string | null;
}

/**
 * How full a pipe, a FIFO, a queue or a socket was over time, its capacity, and who waited for data or for room.
 *
 * @param object its name in the record, "pipe-a"; by default the one whose level changed most often
 * @throws RangeError when nothing in the record has a level
 */
export function fill(record: RunRecord, object?: string): View {
  const all = levelsOf(record);
  const name = object ?? [...all].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
  const every = name === undefined ? undefined : all.get(name);
  if (name === undefined || !every) {
    const known = [...all.keys()].join(", ") || say.none;
    throw new RangeError(say.noLevel(object ?? say.theRun, known));
  }
  const levels = every.slice(0, MOST);
  const end = every.length > MOST ? (levels.at(-1)?.place ?? 0) : record.run.duration;
  const by = ({ call, text }: Level) => (call ? spoken(call, record) : (text ?? process.begins));
  const waits = callsOf(record).filter(
    (call) => call.object === name && call.waited && call.start <= end,
  );
  const highest = Math.max(...levels.map((level) => level.bytes));
  const capacity = levels.findLast((level) => level.capacity !== null)?.capacity ?? null;
  const table = {
    columns: say.columns(),
    rows: levels.map((level) => [level.time, level.bytes, level.capacity, by(level)]),
  };
  const words = {
    title: say.title(nameOf(record, name)),
    caption: sentences([firstOf("changes", levels.length, every.length), say.caption]),
    description: sentences([
      capacity === null
        ? say.most(bytesOf(highest), name)
        : say.mostOf(bytesOf(highest), name, bytesOf(capacity)),
      ...waits.slice(0, 8).map((call) => sayWait(call)),
    ]),
    table,
    text: tableText(table),
  };
  return makeView(words, (scene, top) =>
    drawFill(scene, { levels, waits, highest, capacity, end, by }, top),
  );
}

/** For each object that has a level, its value after each step that changed it. */
function levelsOf(record: RunRecord): Map<string, Level[]> {
  const levels = new Map<string, Level[]>();
  const isChore = choresOf(record);
  const now = new Map<string, { bytes?: number; capacity?: number }>();
  const changed = new Set<string>();
  for (const { call: id, time, text, patch } of record.steps) {
    for (const [name, change] of Object.entries(patch.objects ?? {})) {
      const { bytes, capacity } = { ...now.get(name), ...change };
      now.set(name, { bytes: bytes ?? undefined, capacity: capacity ?? undefined });
      changed.add(name);
    }
    const call = id === null ? undefined : record.calls[id];
    if (call && isChore(call)) continue;
    for (const name of changed) {
      const { bytes: all, capacity = null } = now.get(name) ?? {};
      if (all === undefined) continue;
      // A write that is longer than there is room for fills it, and goes on as others read.
      const bytes = Math.min(all, capacity ?? Infinity);
      const known = levels.get(name) ?? [];
      const last = known.at(-1);
      if (last?.bytes === bytes && last.capacity === capacity) continue;
      // A write that waited had filled it when it began to wait.
      const filled = call?.waited && call.data?.direction === "out" && call.object === name;
      const moment = Math.max(filled ? call.start : time, last?.time ?? 0);
      const place = Math.max(moment, (last?.place ?? -1) + 1);
      known.push({ time: moment, place, bytes, capacity, call: call ?? null, text });
      levels.set(name, known);
    }
    changed.clear();
  }
  return levels;
}

/** No picture of this width tells more changes than these apart. */
const MOST = 400;

function sayWait(call: Call): string {
  if (call.end === null) return waiting.never(call.process, call.name);
  return waiting.waited(call.process, duration(call.end - call.start), call.name);
}

interface Data {
  levels: Level[];
  waits: Call[];
  highest: number;
  capacity: number | null;
  /** Where the axis ends. */
  end: number;
  by: (level: Level) => string;
}

function drawFill(scene: Scene, data: Data, top: number): void {
  const { levels, waits, highest, capacity, end } = data;
  const near = capacity !== null && capacity <= highest * 4;
  const ceiling = Math.max(near ? capacity : 0, highest, 1);
  const numbers = scene.widthOf(grouped(ceiling), "note");
  const left = Math.max(numbers, scene.widthOf("P99", "strong")) + 8;
  const times = [
    ...levels.map((l) => l.place),
    ...waits.flatMap((w) => [w.start, w.end ?? w.start]),
  ];
  const axis = timeAxis(times, end, left, scene.width - 8);
  const height = 110;
  const base = top + scene.row + height;
  const yOf = scaleLinear([0, ceiling], [base, base - height + 8]);
  const room = scene.width - left;
  if (near) {
    scene.path(`M${left},${yOf(capacity)}H${scene.width - 8}`, { look: "dashed", hue: "red" });
    scene.text(left + 4, yOf(capacity) - scene.row / 2, say.capacity(bytesOf(capacity)), {
      look: "note",
      room,
    });
  } else if (capacity !== null) {
    const text = say.farAbove(bytesOf(capacity));
    scene.text(left + 4, top + scene.row / 2, text, { look: "note", room });
  }
  for (const bytes of new Set([0, highest])) {
    scene.text(left - 6, yOf(bytes), grouped(bytes), { look: "note", align: "right" });
  }
  scene.path(`M${left},${base}H${scene.width - 8}`, { look: "faint" });
  drawLevels(scene, axis, data, base, yOf);
  const below = drawWaits(scene, axis, waits, base + 6, left);
  drawTimes(
    scene,
    axis,
    [...new Set(times)].sort((a, b) => a - b),
    below + 6,
  );
  scene.height += 4;
}

/** A band for each time between two changes, and the outline as a staircase. */
function drawLevels(
  scene: Scene,
  axis: TimeAxis,
  { levels, end, by }: Data,
  base: number,
  yOf: (bytes: number) => number,
): void {
  let path = "";
  levels.forEach((level, i) => {
    const [x, next] = [axis.at(level.place), axis.at(levels[i + 1]?.place ?? end)];
    const y = yOf(level.bytes);
    const tip = say.level(clock(level.time), bytesOf(level.bytes), by(level));
    if (next > x)
      scene.box(x, y, next - x, Math.max(base - y, 1), { look: "band", hue: "green", tip });
    path += `${i === 0 ? "M" : "L"}${px(x)},${y}H${px(next)}`;
  });
  scene.path(path, { hue: "green" });
}

/** A line for each process that waited on it. */
function drawWaits(scene: Scene, axis: TimeAxis, waits: Call[], top: number, left: number): number {
  let y = top;
  for (const process of [...new Set(waits.map((w) => w.process))].sort()) {
    scene.text(left - 6, y + scene.row / 2, process, { look: "strong", align: "right" });
    let free = 0;
    for (const wait of waits.filter((w) => w.process === process)) {
      const [x, end] = [
        axis.at(wait.start),
        wait.end === null ? scene.width - 8 : axis.at(wait.end),
      ];
      const tip = say.wait(sayWait(wait), callText(wait));
      scene.box(x, y + 4, Math.max(end - x, 3), scene.row - 8, {
        look: "hollow",
        hue: "orange",
        tip,
      });
      const label = waiting.in(wait.name);
      const width = scene.widthOf(label, "note");
      const from = Math.min(x, scene.width - 8 - width);
      if (from < free) continue;
      scene.text(from, y + scene.row * 1.5, label, { look: "note", tip });
      free = from + width + 8;
    }
    y += 2 * scene.row + 2;
  }
  return y;
}
