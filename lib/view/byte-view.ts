import type { Call, RunRecord } from "../record/types.ts";
import { ownedBytes } from "./byte-owners.ts";
import { makeView } from "./make.ts";
import type { Hue } from "./palette.ts";
import type { Scene } from "./scene.ts";
import { tableText } from "./table-text.ts";
import type { View } from "./types.ts";
import { callText, count, nameOf, sentences } from "./words.ts";

/** A stretch of bytes that one call wrote. */
interface Stretch {
  from: number;
  bytes: number[];
  by: Call | null;
}

/**
 * What is in a file, a segment or a pipe: offset, hexadecimal, text, and who wrote it last. Each call's bytes have a
 * letter and a line of their own, so a value that two calls made (a torn one) shows its seam.
 *
 * @param what the object's name in the record, or its path
 * @param step a step of the record; by default the last one in which the content is known
 * @param left what it held at the end, to be shown where the record knows nothing of it, as when nothing was traced
 * @throws RangeError when its content is not known at all
 */
export function byteView(record: RunRecord, what: string, step?: number, left?: Uint8Array): View {
  const object = record.objects.find((o) => o.name === what || o.label === what)?.name ?? what;
  const last = step ?? record.steps.length - 1;
  let at = last;
  let owned = ownedBytes(record, object, at);
  while (step === undefined && at > 0 && !owned?.bytes.length)
    owned = ownedBytes(record, object, --at);
  if (!owned && left) owned = { bytes: left, owners: [...left].map(() => null) };
  if (!owned) {
    const known = record.objects.map((o) => o.name).join(", ");
    throw new RangeError(`The record knows no bytes of ${object}; its objects are ${known}`);
  }
  const { bytes, owners } = owned;
  const stretches = stretchesOf(bytes, owners);
  const table = {
    columns: ["offset", "bytes", "hex", "text", "written by"],
    rows: stretches.map(({ from, bytes: part, by }) => [
      from,
      part.length,
      part.map((b) => hex(b)).join(" "),
      part.map((b) => glyph(b)).join(""),
      sayOwner(by),
    ]),
  };
  const words = {
    title: `The bytes of ${nameOf(record, object)}`,
    caption:
      "Offset, hexadecimal and text (· is a byte that is no letter). The letters name the call that wrote them last.",
    description: sentences([
      `${object} holds ${count(bytes.length, "byte")}`,
      ...stretches
        .slice(0, 10)
        .map(
          ({ from, bytes: part, by }) =>
            `${count(part.length, "byte")} from offset ${from}: "${part.map((b) => glyph(b)).join("")}", ${sayOwner(by)}`,
        ),
    ]),
    table,
    text: dump(bytes, tableText({ columns: table.columns, rows: table.rows })),
  };
  return makeView(words, (scene, top) => drawBytes(scene, bytes, owners, stretches, top));
}

function stretchesOf(bytes: Uint8Array, owners: (Call | null)[]): Stretch[] {
  const stretches: Stretch[] = [];
  bytes.forEach((byte, i) => {
    const last = stretches.at(-1);
    if (last && last.by === owners[i]) last.bytes.push(byte);
    else stretches.push({ from: i, bytes: [byte], by: owners[i] ?? null });
  });
  return stretches;
}

function sayOwner(call: Call | null): string {
  return call
    ? `${call.process} ${callText(call)}`
    : "no recorded call: it was there, or stored through a mapping";
}

const HUE_OF: Hue[] = ["blue", "orange", "violet", "green", "red"];

/** Rows of 8 bytes (16 where there is room), a letter and a line under each call's bytes, and the key below. */
function drawBytes(
  scene: Scene,
  bytes: Uint8Array,
  owners: (Call | null)[],
  stretches: Stretch[],
  top: number,
): void {
  const perRow = scene.width > 500 ? 16 : 8;
  const cell = scene.widthOf("00 ", "code");
  const small = scene.widthOf("0", "code") + 1;
  const hexX = scene.widthOf("0000  ", "code");
  const textX = hexX + perRow * cell + 10;
  const height = 2 * scene.row;
  const writers = [...new Set(stretches.flatMap((s) => s.by ?? []))];
  const letterOf = (call: Call) => String.fromCharCode(65 + (writers.indexOf(call) % 26));
  bytes.forEach((byte, i) => {
    const y = top + Math.floor(i / perRow) * height + scene.row / 2;
    const column = i % perRow;
    const owner = owners[i] ?? null;
    const tip = `byte ${i}: 0x${hex(byte)}, ${sayOwner(owner)}`;
    if (column === 0) scene.text(0, y, i.toString(16).padStart(4, "0"), { look: "note" });
    scene.text(hexX + column * cell, y, hex(byte), { look: "code", tip });
    scene.text(textX + column * small, y, glyph(byte), { look: "codeStrong", tip });
    if (!owner) return;
    const hue = HUE_OF[writers.indexOf(owner) % HUE_OF.length] ?? "blue";
    const x = hexX + column * cell;
    const line = y + scene.row - 3;
    const begins = owners[i - 1] !== owner || column === 0;
    const joins = owners[i + 1] === owner && column < perRow - 1;
    if (begins) scene.text(x, line, letterOf(owner), { look: "strong", tip });
    const from = begins ? x + small + 3 : x;
    const to = joins ? x + cell : x + cell - 6;
    if (to > from) scene.path(`M${from},${line}H${to}`, { look: "heavy", hue, tip });
  });
  let y = top + Math.ceil(bytes.length / perRow) * height + 8;
  for (const writer of writers.slice(0, 12)) {
    const hue = HUE_OF[writers.indexOf(writer) % HUE_OF.length] ?? "blue";
    scene.box(0, y + 3, 14, scene.row - 6, { look: "node", hue });
    scene.text(7, y + scene.row / 2, letterOf(writer), { look: "strong", align: "center" });
    scene.text(20, y + scene.row / 2, sayOwner(writer), { look: "code", room: scene.width - 20 });
    y += scene.row + 2;
  }
  if (writers.length > 12)
    scene.text(20, y + scene.row / 2, `and ${writers.length - 12} more calls`, { look: "note" });
  scene.height += 6;
}

function dump(bytes: Uint8Array, owners: string): string {
  const lines: string[] = [];
  for (let i = 0; i < bytes.length; i += 16) {
    const part = [...bytes.subarray(i, i + 16)];
    const hexes = part.map((b) => hex(b)).join(" ");
    lines.push(
      `${i.toString(16).padStart(4, "0")}  ${hexes.padEnd(47)}  ${part.map((b) => glyph(b)).join("")}`,
    );
  }
  return [...lines, "", owners].join("\n");
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

function glyph(byte: number): string {
  return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : "·";
}
