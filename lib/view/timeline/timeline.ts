import type { ProcessEntry, RunRecord } from "../../record/types.ts";
import { clock } from "../../words/number.ts";
import { changed } from "../../words/view/facts.ts";
import { timeline as say } from "../../words/view/timeline.ts";
import { elbow } from "../draw/arrows.ts";
import { makeView } from "../draw/make.ts";
import type { Hue } from "../draw/palette.ts";
import type { Scene } from "../draw/scene.ts";
import { shortenCall } from "../draw/shorten.ts";
import { describeRun, tableOfCalls } from "../tell/speech.ts";
import { processTitle } from "../tell/words.ts";
import type { View } from "../types.ts";
import { type Layout, layOut } from "./layout.ts";
import type { Row } from "./row.ts";
import { rowsOf } from "./rows.ts";
import { timelineText } from "./text.ts";

/**
 * Who called what, when, and who waited for whom. Time runs downwards, a line for each event (so distances are not
 * durations; these are written); a process is a lane, a call that waited a bar, and an arrow leads from the call that
 * let another one go on to the one that then returned.
 */
export function timeline(record: RunRecord): View {
  const { rows, total } = rowsOf(record, MOST);
  const words = {
    title: say.title,
    caption: say.caption,
    description: describeRun(record),
    table: tableOfCalls(record),
    text:
      timelineText(lanesOf(record, rows, total), rows) +
      (total > MOST ? `\n${say.more(total - MOST)}` : ""),
  };
  return makeView(words, (scene, top) => drawRows(record, rows, total, scene, top));
}

/** More events than these are counted, not drawn. */
const MOST = 300;

/** The processes that are in the picture: where not all rows are, the last of them are not. */
function lanesOf({ processes }: RunRecord, rows: Row[], total: number): ProcessEntry[] {
  if (total <= MOST) return processes;
  return processes.slice(0, 1 + rows.reduce((most, row) => Math.max(most, row.lane), 0));
}

function drawRows(record: RunRecord, rows: Row[], total: number, scene: Scene, top: number): void {
  const lanes = lanesOf(record, rows, total);
  const layout = layOut(lanes, rows, scene, top);
  lanes.forEach((entry, lane) => {
    drawLane(scene, entry, rows, lane, layout, top);
  });
  drawTimes(scene, rows, layout);
  rows.forEach((row, index) => {
    drawRow(scene, row, index, layout);
  });
  scene.height = Math.max(scene.height, layout.bottom);
  if (total > MOST)
    scene.text(0, layout.bottom + scene.row / 2, say.more(total - MOST), { look: "note" });
}

/** The name at the top and the line of a life: from its making to its end, dotted while it is a zombie. */
function drawLane(
  scene: Scene,
  entry: ProcessEntry,
  rows: Row[],
  lane: number,
  { lines, room, ys, bottom, compact }: Layout,
  top: number,
): void {
  const x = lines[lane] ?? 0;
  const title = compact ? entry.name : processTitle(entry);
  if (!compact || scene.widthOf(title, "strong") < (lines[1] ?? 99) - (lines[0] ?? 0)) {
    scene.text(x - 6, top + scene.row / 2, title, { look: "strong", room: room + 16 });
  }
  const started = rows.findIndex((row) => row.lane === lane && row.kind === "start");
  const ended = rows.findIndex((row) => row.lane === lane && row.kind === "end");
  const from = started < 0 ? top + scene.row + 2 : (ys[started] ?? top);
  const to = ended < 0 ? bottom : (ys[ended] ?? bottom);
  scene.path(`M${x},${from}V${to}`, { look: "faint" });
  const reaped = rows.findIndex((row) => row.kind === "arrow" && row.from?.row === ended);
  if (ended >= 0 && reaped > ended) {
    scene.path(`M${x},${to}V${ys[reaped]}`, { look: "dotted", tip: changed.zombie(entry.name) });
  }
}

function drawTimes(scene: Scene, rows: Row[], { ys }: Layout): void {
  let last = "";
  rows.forEach((row, index) => {
    const time = clock(row.time);
    if (row.kind !== "arrow" && time !== last)
      scene.text(0, ys[index] ?? 0, time, { look: "note" });
    if (row.kind !== "arrow") last = time;
  });
}

function drawRow(scene: Scene, row: Row, index: number, layout: Layout): void {
  const { lines, ys, bottom } = layout;
  const x = lines[row.lane] ?? 0;
  const y = ys[index] ?? 0;
  const { tip } = row;
  if (row.from) {
    const fromX = lines[row.from.lane] ?? 0;
    const side = x > fromX ? 1 : -1;
    const hue: Hue = row.kind === "arrow" ? "green" : "ink";
    const startY = (ys[row.from.row] ?? 0) + (row.from.lane === row.lane ? 0 : 4);
    // A signal's arrow keeps above its words.
    const endY = row.kind === "signal" ? y - 7 : y;
    scene.path(elbow(fromX, startY, x - side * 6, endY), { hue, tip: tip || row.text });
  }
  if (row.kind === "arrow") return;
  if (row.kind === "call")
    drawBar(scene, row, x, y, row.until === null ? bottom : (ys[row.until] ?? bottom));
  if (row.kind === "end")
    scene.box(x - 6, y - 1.5, 12, 3, { look: "solid", hue: row.failed ? "red" : "ink" });
  if (row.kind === "signal") {
    scene.path(`M${x - 6},${y}L${x},${y - 6}L${x + 6},${y}L${x},${y + 6}Z`, {
      look: "glyph",
      hue: "red",
      tip,
    });
  }
  const plain = row.kind === "call" || row.kind === "return";
  const look = plain ? "code" : row.kind === "signal" || row.failed ? "strong" : "note";
  const { room } = layout;
  const text = layout.compact ? `${row.process} ${row.text}` : row.text;
  scene.text(layout.texts[row.lane] ?? 0, y, shortenCall(scene, text, row.result, look, room), {
    look,
    room,
    tip: tip || row.text,
  });
}

/** A call: a small block, or from its entry to its return a dashed one that waits. */
function drawBar(scene: Scene, row: Row, x: number, y: number, end: number): void {
  const hue: Hue = row.failed ? "red" : "blue";
  const { tip } = row;
  if (end <= y) scene.box(x - 4, y - 5, 8, 10, { look: "solid", hue, tip });
  else {
    scene.box(x - 5, y - 5, 10, end - y + 10, { look: "hollow", hue: "orange", tip });
    scene.box(x - 5, y - 5, 10, 3, { look: "solid", hue, tip });
    if (row.until !== null) scene.box(x - 5, end + 2, 10, 3, { look: "solid", hue, tip });
  }
}
