import type { RunRecord } from "../../record/types.ts";
import { grouped } from "../../words/number.ts";
import { bytes } from "../../words/view/amounts.ts";
import { mapping, segment } from "../../words/view/facts.ts";
import { spaces as say } from "../../words/view/steps.ts";
import { curved } from "../draw/arrows.ts";
import { film } from "../draw/film.ts";
import { Scene } from "../draw/scene.ts";
import { placeIn } from "../draw/slots.ts";
import { mark } from "../steps/box.ts";
import type { Frame } from "../steps/frames.ts";
import { drawHead, headHeight } from "../steps/head.ts";
import { same } from "../tell/changes.ts";
import { factsOfMap, factsOfObject, kindOfMap, preview, protection } from "../tell/facts.ts";
import { baseOf, processTitle } from "../tell/words.ts";
import { NARROW } from "../types.ts";
import { mapsOf, segmentsOf } from "./maps.ts";

/** Processes stand left and right in turn, so that no arrow to the middle crosses a box. */
export function drawSpaces(scene: Scene, record: RunRecord, frames: Frame[], top: number): void {
  const gap = scene.width > 500 ? 50 : 22;
  const side = Math.floor((scene.width - 2 * gap) * 0.34);
  const middle = scene.width - 2 * side - 2 * gap;
  const body = top + headHeight(scene) + 16;
  const all = frames.flatMap((frame) => mapsOf(frame));
  const addressesOf = new Map<string, Set<string>>();
  for (const { process, address } of all)
    addressesOf.set(process, (addressesOf.get(process) ?? new Set()).add(address));
  const processes = record.processes.filter((p) => addressesOf.has(p.name));
  const ys = [body, body];
  const boxes = processes.map((entry, index) => {
    const addresses = [...(addressesOf.get(entry.name) ?? [])];
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
  const ends = [...places.values()].map((y) => y + objectHeight + 12);
  const bottom = Math.max(...ys, ...ends);
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
    drawSegments(shot, record, frame, bottom);
    scene.height = Math.max(scene.height, shot.height);
    return shot.items;
  });
  for (const item of film(shots)) scene.items.push(item);
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
  const wide = shot.width > NARROW;
  addresses.forEach((address, i) => {
    const map = frame.state.processes[entry.name]?.maps?.[address];
    if (!map) return;
    const was = frame.before.processes[entry.name]?.maps?.[address];
    const cellY = y + shot.row + 8 + i * (3 * shot.row + 10);
    const { object, offset } = map;
    const fact = object ? say.ofFrom(factsOfMap(map), object, String(offset)) : factsOfMap(map);
    const tip = say.at(entry.name, address, fact);
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
    const size = `${bytes(map.length)} ${protection(map.prot)}`;
    const short = `${say.shortBytes(grouped(map.length))} ${protection(map.prot)}`;
    const fits = shot.widthOf(size, "body") <= room;
    shot.text(x + 11, line(1), fits ? size : short, { room, tip });
    shot.text(x + 11, line(2), !map.shared && wide ? mapping.copied : kindOfMap(map), {
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

/** What the kernel keeps of each segment, member by member; heavy where the step changed it. */
function drawSegments(shot: Scene, record: RunRecord, frame: Frame, top: number): void {
  const before = segmentsOf(record, { ...frame, state: frame.before });
  const [valueX, meaningX] = [90, shot.width > 500 ? 230 : 186];
  let y = top;
  for (const { name, facts } of segmentsOf(record, frame)) {
    const was = before.find((segment) => segment.name === name)?.facts ?? [];
    shot.box(1, y, shot.width - 2, (facts.length + 1) * shot.row + 8, { hue: "green" });
    const head = segment.head(name);
    shot.text(8, y + 4 + shot.row / 2, head, { look: "strong" });
    facts.forEach(({ member, value, meaning }, i) => {
      const line = y + 4 + shot.row * (i + 1.5);
      const fresh = was.find((fact) => fact.member === member)?.value !== value;
      if (fresh) mark(shot, { x: 1 }, line);
      shot.text(8, line, member, { look: "code" });
      shot.text(valueX, line, value, { look: fresh ? "strong" : "body" });
      const room = shot.width - meaningX - 6;
      shot.text(meaningX, line, meaning, { look: "note", room });
    });
    y += (facts.length + 1) * shot.row + 16;
  }
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
  const wide = shot.width > NARROW;
  const lines = [
    ...(object.label ? [baseOf(object.label)] : []),
    ...factsOfObject(object).map(({ text }) => text),
    ...(object.kind === "file" ? [wide ? say.inPageCache : say.pageCache] : []),
  ];
  shot.text(x + 7, y + 4 + shot.row / 2, name, { look: "strong", room: width - 14 });
  lines.slice(0, 4).forEach((text, i) => {
    shot.text(x + 7, y + 4 + shot.row * (i + 1.5), text, { room: width - 14 });
  });
  if (!content) return;
  const after = Math.min(lines.length, 4) + 1;
  shot.text(x + 7, y + 4 + shot.row * (after + 0.5), content, { look: "code", room: width - 14 });
}
