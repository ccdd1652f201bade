import type { RunRecord, Wait } from "../record/types.ts";
import { list } from "../words/list.ts";
import { duration } from "../words/number.ts";
import { sentences } from "../words/sentences.ts";
import { waitFor as say } from "../words/view/cards.ts";
import { straight } from "./draw/arrows.ts";
import { makeView } from "./draw/make.ts";
import { wrap } from "./draw/metrics.ts";
import type { Scene } from "./draw/scene.ts";
import { tableText } from "./tell/table-text.ts";
import { callText, nameOf, processTitle } from "./tell/words.ts";
import { NARROW, type View } from "./types.ts";

/**
 * The wait-for graph of a run that was ended while processes waited: who waits for what (solid arrows), and who holds
 * it (dashed). Whoever can never go on has a heavy border and says so.
 */
export function waitFor(record: RunRecord): View {
  const { waits, explanation } = record.ending;
  const title = waits.length > 0 ? say.title : say.nobodyWaits;
  const table = {
    columns: say.columns(),
    rows: waits.map((wait) => [
      wait.process,
      wait.what,
      wait.forever ? say.yes : say.no,
      wait.holders.map((holder) => sayHolder(holder)).join("; ") || say.nobody,
    ]),
  };
  const words = {
    title,
    caption: waits.length > 0 ? say.caption : say.allEnded,
    description: sentences(
      explanation.length > 0 ? explanation : waits.map((wait) => sayWait(wait)),
    ),
    table,
    text: tableText(table),
  };
  return makeView(words, (scene, top) => drawGraph(scene, record, top));
}

function sayWait(wait: Wait): string {
  const holders = wait.holders.map((holder) => sayHolder(holder));
  const said =
    holders.length > 0
      ? say.waitsHeld(wait.process, wait.what, list(holders))
      : say.waits(wait.process, wait.what);
  return wait.forever ? say.forEver(said) : said;
}

function sayHolder({ process, fd, what }: Wait["holders"][number]): string {
  return fd === null ? say.holder(process, what) : say.holderBy(process, fd, what);
}

/** Processes on the left, what they wait for on the right; a holder's line in the right box points back at it. */
function drawGraph(scene: Scene, record: RunRecord, top: number): void {
  const order = record.processes.map(({ name }) => name);
  const place = ({ process }: Wait) => order.indexOf(process);
  // What each waits for is beside it, so that few arrows cross.
  const waits = [...record.ending.waits].sort((a, b) => place(a) - place(b));
  const column = Math.floor(scene.width * (scene.width > NARROW ? 0.4 : 0.44));
  const right = scene.width - column - 2;
  const things = groupByThing(waits);
  const names = new Set(waits.flatMap((w) => [w.process, ...w.holders.map((h) => h.process)]));
  const centres = new Map<string, number>();
  let y = top + 4;
  for (const entry of record.processes.filter((p) => names.has(p.name))) {
    const wait = waits.find((w) => w.process === entry.name);
    const lines = linesOfProcess(record, wait);
    const height = (lines.length + 1) * scene.row + 8;
    scene.box(1, y, column, height, {
      look: wait?.forever ? "heavy" : "node",
      hue: wait?.forever ? "red" : "blue",
    });
    scene.text(8, y + 4 + scene.row / 2, processTitle(entry), {
      look: "strong",
      room: column - 14,
    });
    lines.forEach((line, i) => {
      scene.text(8, y + 4 + scene.row * (i + 1.5), line, {
        look: i === 0 && wait ? "code" : "body",
        room: column - 14,
      });
    });
    centres.set(entry.name, y + height / 2);
    y += height + 16;
  }
  let objectY = top + 4;
  for (const [thing, group] of things) {
    const room = column - 14;
    const holders = group
      .flatMap((w) => w.holders)
      .filter(isFirst)
      .map((holder) => {
        const { process, fd, what } = holder;
        const text = fd === null ? say.holds(process, what) : say.holdsBy(process, fd, what);
        return { process, lines: wrap(text, room, scene.face("body")) };
      });
    const height = (holders.flatMap(({ lines }) => lines).length + 2) * scene.row + 8;
    scene.box(right, objectY, column, height, { look: "node", hue: "green" });
    const label = group[0]?.object ? nameOf(record, thing) : thing;
    const line = (i: number) => objectY + 4 + scene.row * (i + 0.5);
    scene.text(right + 7, line(0), label, { look: "strong", room: column - 14 });
    scene.text(
      right + 7,
      line(1),
      holders.length === 0 ? say.nobodyHolds : group[0]?.object ? say.heldBy : say.dependsOn,
      {
        look: "note",
        room: column - 14,
      },
    );
    let next = 2;
    for (const { process, lines } of holders) {
      const first = next;
      for (const text of lines) scene.text(right + 7, line(next++), text, { room });
      const to = (centres.get(process) ?? 0) + 6;
      scene.path(straight(right, line(first), column + 2, to), {
        look: "dashed",
        hue: "green",
        tip: say.holdsThing(process, label),
      });
    }
    for (const wait of group) {
      const from = (centres.get(wait.process) ?? 0) - 6;
      const hue = wait.forever ? "red" : "orange";
      scene.path(straight(column + 1, from, right - 2, line(0)), {
        look: wait.forever ? "heavy" : "line",
        hue,
        tip: sayWait(wait),
      });
    }
    objectY += height + 16;
  }
  scene.height += 6;
}

/** What is waited for: an object, or where there is none, the words for it. */
function groupByThing(waits: Wait[]): Map<string, Wait[]> {
  const groups = new Map<string, Wait[]>();
  for (const wait of waits) {
    const thing = wait.object ?? wait.what;
    groups.set(thing, [...(groups.get(thing) ?? []), wait]);
  }
  return groups;
}

function isFirst(holder: Wait["holders"][number], index: number, all: Wait["holders"]): boolean {
  return all.findIndex((h) => h.process === holder.process && h.fd === holder.fd) === index;
}

function linesOfProcess(record: RunRecord, wait: Wait | undefined): string[] {
  if (!wait) return [say.idle];
  const call = record.calls[wait.call];
  if (!call) return [wait.forever ? say.nowForEver : say.now, wait.what];
  const since = duration(record.run.duration - call.start);
  return [callText(call), (wait.forever ? say.sinceForEver : say.since)(since), wait.what];
}
