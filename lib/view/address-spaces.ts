import type { MapState, RunRecord } from "../record/types.ts";
import { curved } from "./arrows.ts";
import { same } from "./changes.ts";
import { factsOfMap, factsOfObject, preview, protection } from "./facts.ts";
import { film } from "./film.ts";
import { makeView } from "./make.ts";
import { Scene } from "./scene.ts";
import { placeIn } from "./slots.ts";
import { type Frame, framesOf } from "./steps-frames.ts";
import { drawHead } from "./steps-head.ts";
import type { View } from "./types.ts";
import { baseOf, count, processTitle, sentences } from "./words.ts";

/**
 * The address spaces side by side: each process's mappings by address, and between the processes what the shared ones
 * lead to. One segment may stand at two addresses; after fork, a private mapping is copied on write.
 *
 * @param options.step the step that is shown first, among those that changed a mapping; by default the one with the
 * most mappings, the last of them
 */
export function addressSpaces(record: RunRecord, options: { step?: number } = {}): View {
  const frames = framesOf(record).filter((frame, i) => i === 0 || touchesMaps(frame));
  const sizes = frames.map((frame) => mapsOf(frame).length);
  const value = options.step ?? Math.max(sizes.lastIndexOf(Math.max(...sizes)), 0);
  const frame = frames[value];
  if (frames.length === 0) throw new RangeError("The run has no steps: it was not traced");
  if (!frame)
    throw new RangeError(`There is no step ${value}: ${frames.length} steps touch mappings`);
  const rows = mapsOf(frame).map(({ process, address, map }) => [
    process,
    address,
    map.length,
    map.prot,
    map.shared ? "shared" : "private",
    map.object,
    map.offset,
  ]);
  const words = {
    title: "Address spaces side by side",
    caption:
      "Solid boxes are shared: a store by one process is seen by all. Dashed boxes are private: a store makes a copy.",
    description: sentences([
      `${count(frames.length, "step")}; shown is step ${value}: ${frame.who}${frame.call ? ` calls ${frame.call}` : ""}`,
      ...mapsOf(frame).map(
        ({ process, address, map }) =>
          `${process} has ${map.object ?? "memory"} at ${address}: ${factsOfMap(map)}`,
      ),
    ]),
    table: { columns: ["process", "address", "bytes", "access", "kind", "object", "offset"], rows },
    text: frames.map((f, i) => textOf(f, i)).join("\n"),
  };
  const slider = { last: frames.length - 1, value };
  return makeView(words, (scene, top) => drawSpaces(scene, record, frames, top), slider);
}

interface Mapped {
  process: string;
  address: string;
  map: MapState;
}

function mapsOf({ state }: Frame): Mapped[] {
  return Object.entries(state.processes).flatMap(([process, { maps }]) =>
    Object.entries(maps ?? {})
      .map(([address, map]) => ({ process, address, map }))
      .sort((a, b) => Number(a.address) - Number(b.address)),
  );
}

function touchesMaps(frame: Frame): boolean {
  const seen = (state: Frame["state"]) => {
    const maps = Object.entries(state.processes).map(([name, p]) => [name, p.maps]);
    const objects = mapsOf({ ...frame, state }).map(
      ({ map }) => map.object && state.objects[map.object],
    );
    return JSON.stringify([maps, objects]);
  };
  return seen(frame.before) !== seen(frame.state);
}

/** Processes stand left and right in turn, so that no arrow to the middle crosses a box. */
function drawSpaces(scene: Scene, record: RunRecord, frames: Frame[], top: number): void {
  const gap = scene.width > 500 ? 50 : 22;
  const side = Math.floor((scene.width - 2 * gap) * 0.34);
  const middle = scene.width - 2 * side - 2 * gap;
  const body = top + 4 * scene.row + 16;
  const all = frames.flatMap((frame) => mapsOf(frame));
  const processes = record.processes.filter((p) => all.some((m) => m.process === p.name));
  const ys = [body, body];
  const boxes = processes.map((entry, index) => {
    const addresses = [
      ...new Set(all.filter((m) => m.process === entry.name).map((m) => m.address)),
    ];
    addresses.sort((a, b) => Number(a) - Number(b));
    const height = scene.row + addresses.length * (3 * scene.row + 10) + 10;
    const y = ys[index % 2] ?? body;
    ys[index % 2] = y + height + 12;
    return {
      entry,
      addresses,
      height,
      y,
      x: index % 2 === 0 ? 1 : scene.width - side - 1,
      left: index % 2 === 0,
    };
  });
  const objects = [...new Set(all.flatMap((m) => m.map.object ?? []))];
  const objectHeight = 6 * scene.row + 8;
  const places = placeIn(
    objects.map((name) => ({ name, from: 0, to: 1, height: objectHeight })),
    body,
    12,
  );
  const shots = frames.map((frame, step) => {
    const shot = new Scene(scene.width);
    drawHead(shot, frame, step, frames.length - 1, top);
    for (const box of boxes) {
      if (
        !frame.state.processes[box.entry.name] ||
        frame.state.processes[box.entry.name]?.status === "gone"
      )
        continue;
      drawProcess(shot, frame, box, side, (name) => {
        const y = (places.get(name) ?? body) + 4 + scene.row / 2;
        return { x: box.left ? 1 + side + gap : 1 + side + gap + middle - 2, y };
      });
    }
    for (const [name, y] of places)
      drawObject(shot, frame, name, 1 + side + gap, y, middle - 2, objectHeight);
    scene.height = Math.max(scene.height, shot.height);
    return shot.items;
  });
  scene.items.push(...film(shots));
  scene.height += 6;
}

interface Box {
  entry: RunRecord["processes"][number];
  addresses: string[];
  height: number;
  x: number;
  y: number;
  left: boolean;
}

function drawProcess(
  shot: Scene,
  frame: Frame,
  { entry, addresses, height, x, y, left }: Box,
  width: number,
  place: (object: string) => { x: number; y: number },
): void {
  shot.box(x, y, width, height, { look: "node", hue: "blue" });
  shot.text(x + 6, y + 4 + shot.row / 2, processTitle(entry), { look: "strong", room: width - 12 });
  addresses.forEach((address, i) => {
    const map = frame.state.processes[entry.name]?.maps?.[address];
    if (!map) return;
    const was = frame.before.processes[entry.name]?.maps?.[address];
    const cellY = y + shot.row + 8 + i * (3 * shot.row + 10);
    const tip = `${entry.name} ${address}: ${factsOfMap(map)}${map.object ? ` of ${map.object}, from byte ${map.offset}` : ""}`;
    const look = !map.shared ? "dashed" : same(was, map) ? "node" : "heavy";
    shot.box(x + 5, cellY, width - 10, 3 * shot.row + 4, { look, hue: "violet", tip });
    const room = width - 22;
    const line = (n: number) => cellY + 2 + shot.row * (n + 0.5);
    const shown = shot.widthOf(address, "codeStrong") <= room ? address : `…${address.slice(-6)}`;
    shot.text(x + 11, line(0), shown, {
      tip,
      look: same(was, map) ? "code" : "codeStrong",
      room,
    });
    shot.text(x + 11, line(1), `${count(map.length, "byte")} ${protection(map.prot)}`, {
      room,
      tip,
    });
    shot.text(x + 11, line(2), map.shared ? "shared" : "private, copied on write", {
      look: "note",
      room,
      tip,
    });
    if (!map.object) return;
    const target = place(map.object);
    const from = left ? x + width - 5 : x + 5;
    const path = curved(from, line(0), target.x, target.y);
    shot.path(path, { look: map.shared ? "line" : "dashed", hue: "violet", tip });
  });
}

function drawObject(
  shot: Scene,
  frame: Frame,
  name: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const object = frame.state.objects[name];
  if (!object) return;
  const changed = !same(frame.before.objects[name], object);
  shot.box(x, y, width, height, { look: changed ? "heavy" : "node", hue: "green" });
  const content = preview(object);
  const lines = [
    ...(object.label ? [baseOf(object.label)] : []),
    ...factsOfObject(object),
    ...(object.kind === "file" ? ["in the page cache"] : []),
  ];
  shot.text(x + 7, y + 4 + shot.row / 2, name, { look: "strong", room: width - 14 });
  lines.slice(0, 4).forEach((text, i) => {
    shot.text(x + 7, y + 4 + shot.row * (i + 1.5), text, { room: width - 14 });
  });
  if (!content) return;
  const after = Math.min(lines.length, 4) + 1;
  shot.text(x + 7, y + 4 + shot.row * (after + 0.5), content, { look: "code", room: width - 14 });
}

function textOf(frame: Frame, step: number): string {
  const maps = mapsOf(frame).map(
    ({ process, address, map }) =>
      `       ${process} ${address}  ${factsOfMap(map)}${map.object ? ` of ${map.object}` : ""}`,
  );
  return [
    `${String(step).padStart(3)}  ${frame.who}${frame.call ? `: ${frame.call}` : ""}`,
    ...maps,
  ].join("\n");
}
