import type { Call, RunRecord } from "../record/types.ts";
import { sentences } from "../words/sentences.ts";
import { calls as callsAll } from "../words/view/amounts.ts";
import { sequence as say } from "../words/view/messages.ts";
import { straight } from "./draw/arrows.ts";
import { makeView } from "./draw/make.ts";
import type { Scene } from "./draw/scene.ts";
import { shortenCall } from "./draw/shorten.ts";
import { type Flow, socketFlows } from "./tell/flows.ts";
import { type Line as CallLine, linesOfCall } from "./tell/lines.ts";
import { callsOf, callText, firstOf, nameOf, resultText, spoken } from "./tell/words.ts";
import type { View } from "./types.ts";

/** One line of the diagram: a call, its return after waiting, or what passes between the sides. */
interface Line extends Omit<CallLine, "kind"> {
  kind: CallLine["kind"] | "flow";
  side: 0 | 1;
  process: string;
  tip: string;
  call: Call;
}

/**
 * The sequence of calls on both sides of a socket: who listens on the left, who connects on the right, time downwards,
 * and between them what passed: the connection, bytes, the end of the stream.
 *
 * @param options.sides what is written above the two sides: "server" and "client", or the names of two machines
 */
export function sequence(record: RunRecord, options: { sides?: [string, string] } = {}): View {
  const sides = sidesOf(record);
  const flows = socketFlows(record);
  const all = linesOf(record, sides, flows);
  const lines = all.slice(0, MOST);
  const heads = options.sides ?? [say.sides.server, say.sides.client];
  const words = {
    title: say.title,
    caption: sentences([firstOf("events", lines.length, all.length), say.caption]),
    description: sentences([
      say.calls(callsAll(all.filter((l) => l.kind === "call").length)),
      ...lines
        .filter((l) => l.kind !== "return")
        .slice(0, 30)
        .map((l) => (l.kind === "flow" ? say.flow(l.tip) : spoken(l.call, record))),
    ]),
    table: {
      columns: say.columns(),
      rows: lines
        .filter((l) => l.kind !== "return")
        .map((l) => [
          l.time,
          heads[l.side] ?? "",
          l.process,
          l.kind === "call" ? callText(l.call) : null,
          l.kind === "call" ? resultText(l.call) : null,
          l.kind === "flow" ? l.text : null,
        ]),
    },
    text: textOf(lines, heads),
  };
  return makeView(words, (scene, top) => drawSequence(scene, lines, heads, record, top));
}

/** More events than these are counted, not drawn. */
const MOST = 300;

const NAMES =
  /^(socket|socketpair|bind|listen|accept4?|connect|shutdown|getsockname|getpeername|send|sendto|sendmsg|recv|recvfrom|recvmsg|setsockopt|poll)$/;

/** 0 for a process that listens, accepts or receives first, and for its children; 1 for the others. */
function sidesOf(record: RunRecord): Map<string, 0 | 1> {
  const serves = new Set(
    callsOf(record)
      .filter((c) => /^(listen|accept4?|bind)$/.test(c.name))
      .map((c) => c.process),
  );
  const sides = new Map<string, 0 | 1>();
  for (const { name, parent } of record.processes) {
    const left = serves.has(name) || (parent !== null && serves.has(parent));
    sides.set(name, left ? 0 : 1);
  }
  return sides;
}

function linesOf(record: RunRecord, sides: Map<string, 0 | 1>, flows: Flow[]): Line[] {
  const kinds = new Map(record.objects.map((o) => [o.name, o.kind]));
  const calls = callsOf(record).filter(
    (c) => NAMES.test(c.name) || kinds.get(c.object ?? "") === "socket",
  );
  const flowTo = new Map<number, Flow>();
  for (const flow of flows) if (!flowTo.has(flow.to)) flowTo.set(flow.to, flow);
  const several = new Set(calls.map((c) => c.process)).size > 2;
  const lines: (Line & { rank: number })[] = calls.flatMap((call) => {
    const flow = flowTo.get(call.id);
    const who = several ? `${call.process} ` : "";
    const side = sides.get(call.process) ?? 0;
    const tip = `${call.process} ${callText(call)} ${resultText(call)}`;
    const base = { side, process: call.process, call, tip, rank: 1 };
    const [begun, back] = linesOfCall(call, call.waited);
    const first = { ...base, ...begun, text: `${who}${begun.text}` };
    if (call.end === null || !flow) return back ? [first, { ...base, ...back }] : [first];
    const time = Math.max(call.end, record.calls[flow.from]?.start ?? 0);
    const said = { text: flow.what, result: "", tip: sayFlow(record, flow) };
    const passed = { ...base, ...said, kind: "flow" as const, time, rank: 0 };
    return back ? [first, passed, { ...base, ...back, time }] : [passed, { ...first, time }];
  });
  return lines.sort((a, b) => a.time - b.time || a.rank - b.rank).map(({ rank, ...line }) => line);
}

const NOBODY = { process: "", name: "" };

function sayFlow(record: RunRecord, { from, to, what }: Flow): string {
  const [sender, taker] = [record.calls[from], record.calls[to]];
  const [{ process, name } = NOBODY, by = NOBODY] = [sender, taker];
  return say.passed(what, process, name, by.process, by.name);
}

function drawSequence(
  scene: Scene,
  lines: Line[],
  heads: [string, string],
  record: RunRecord,
  top: number,
): void {
  const middle = scene.width > 500 ? 150 : 84;
  const xs = [(scene.width - middle) / 2, (scene.width + middle) / 2];
  const room = xs[0] ? xs[0] - 16 : 100;
  const body = top + scene.row + 10;
  const ys = lines.map((_, i) => body + scene.row * (i + 0.5));
  const bottom = body + scene.row * lines.length + 4;
  xs.forEach((x, side) => {
    const names = [...new Set(lines.filter((l) => l.side === side).map((l) => l.process))];
    const title = `${heads[side]} ${names.join(", ")}`;
    const align = side === 0 ? "right" : "left";
    scene.text(x, top + scene.row / 2, title, { look: "strong", align, room: room + 16 });
    scene.path(`M${x},${top + scene.row + 2}V${bottom}`, { look: "faint" });
    const edge = side === 0 ? 0 : x - 8;
    scene.box(edge, top - 3, (scene.width - middle) / 2 + 8, bottom - top + 3, { look: "band" });
  });
  lines.forEach((line, i) => {
    const y = ys[i] ?? 0;
    const x = xs[line.side] ?? 0;
    if (line.kind === "flow") {
      const from = xs[1 - line.side] ?? 0;
      const inward = line.side === 0 ? -1 : 1;
      scene.text(scene.width / 2, y - 3, line.text, {
        look: "note",
        align: "center",
        room: middle - 18,
        tip: line.tip,
      });
      scene.path(straight(from + inward * 6, y + 7, x - inward * 6, y + 7), {
        hue: "green",
        tip: line.tip,
      });
      return;
    }
    drawCall(scene, line, lines, i, ys, x, bottom);
    const text = shortenCall(scene, line.text, line.result, "code", room);
    const outside = line.side === 0 ? x - 12 : x + 12;
    scene.text(outside, y, text, {
      look: "code",
      align: line.side === 0 ? "right" : "left",
      room,
      tip: line.tip,
    });
  });
  scene.height = bottom + 6;
  const shown = new Set(lines.map((line) => line.call.object));
  const objects = record.objects.filter((o) => o.kind === "socket" && o.label && shown.has(o.name));
  if (objects.length === 0) return;
  const names = objects.map((o) => nameOf(record, o.name)).join(", ");
  scene.lines(0, bottom + 6, say.sockets(names), scene.width, { look: "note" });
}

function drawCall(
  scene: Scene,
  line: Line,
  lines: Line[],
  index: number,
  ys: number[],
  x: number,
  bottom: number,
): void {
  const y = ys[index] ?? 0;
  const hue = line.call.errno ? "red" : "blue";
  if (line.kind === "return") return;
  scene.box(x - 4, y - 5, 8, 10, { look: "solid", hue, tip: line.tip });
  const back = lines.findIndex((l) => l.kind === "return" && l.call === line.call);
  if (back < 0 && line.call.end !== null) return;
  const end = back < 0 ? bottom - 6 : (ys[back] ?? y);
  scene.box(x - 4, y + 5, 8, end - y, { look: "hollow", hue: "orange", tip: line.tip });
}

function textOf(lines: Line[], heads: [string, string]): string {
  const width = 44;
  const rows = lines.map((line) => {
    if (line.kind === "flow") {
      const arrow = line.side === 0 ? `<── ${line.text} ──` : `── ${line.text} ──>`;
      return `${" ".repeat(width)}${arrow}`;
    }
    return line.side === 0 ? line.text : `${" ".repeat(width + 22)}${line.text}`;
  });
  return [`${heads[0].padEnd(width + 22)}${heads[1]}`, ...rows].join("\n");
}
