import { bytes as amount, moreBytes } from "../../words/view/amounts.ts";
import { bytesOf as say } from "../../words/view/bytes.ts";
import type { Hue } from "../draw/palette.ts";
import type { PathLook, Scene } from "../draw/scene.ts";
import { glyph, hex } from "../tell/hex.ts";
import { type Owner, sayOwner } from "./owners.ts";

/** Bytes that belong together: a file's, a segment's, one message's. */
export interface Sheet {
  /** Above them; "" for none. */
  head: string;
  bytes: (number | null)[];
  owners: (Owner | null)[];
  /** How many there are in all; the rest is only counted. */
  total: number;
}

const HUE_OF: Hue[] = ["blue", "orange", "violet", "green", "red"];
const LOOK_OF: Record<Owner["how"], PathLook> = { call: "heavy", store: "dashed", room: "faint" };
const MOST = 12;

/** Who is told apart, by letter. */
class Writers {
  readonly list: Owner[] = [];
  readonly #index = new Map<string, number>();

  constructor(sheets: Sheet[]) {
    for (const owner of sheets.flatMap(({ owners }) => owners)) {
      const key = sayOwner(owner);
      if (!owner || this.#index.has(key)) continue;
      this.#index.set(key, this.list.length);
      this.list.push(owner);
    }
  }

  letter(owner: Owner): string {
    return String.fromCharCode(65 + (this.#indexOf(owner) % 26));
  }

  hue(owner: Owner): Hue {
    return HUE_OF[this.#indexOf(owner) % HUE_OF.length] ?? "blue";
  }

  #indexOf(owner: Owner): number {
    return this.#index.get(sayOwner(owner)) ?? 0;
  }
}

/** Rows of 8 bytes (16 where there is room), a letter and a line under what came at once, and the key below. */
export function drawBytes(scene: Scene, sheets: Sheet[], top: number): void {
  const writers = new Writers(sheets);
  let y = top;
  for (const sheet of sheets) {
    if (sheet.head !== "") {
      scene.text(0, y + scene.row / 2, sheet.head, { look: "strong" });
      y += scene.row;
    }
    y = drawSheet(scene, sheet, writers, y) + 6;
  }
  if (sheets.length === 0) {
    scene.text(0, y + scene.row / 2, say.nothing);
    y += scene.row + 6;
  }
  drawKey(scene, sheets, writers, y + 2);
}

function drawSheet(scene: Scene, sheet: Sheet, writers: Writers, top: number): number {
  const { bytes, owners, total } = sheet;
  const most = scene.width > 500 ? 16 : 8;
  const perRow = Math.max(1, Math.min(most, bytes.length));
  const cell = scene.widthOf("00 ", "code");
  const small = scene.widthOf("0", "code") + 1;
  const hexX = scene.widthOf("0000  ", "code");
  const textX = hexX + perRow * cell + 10;
  let y = top;
  for (let row = 0; row < bytes.length; row += perRow) {
    const same = alike(sheet, row, perRow);
    if (same > row + 2 * perRow) {
      const text = say.same(amount(same - row));
      scene.text(hexX, y + scene.row / 2, text, { look: "note" });
      y += scene.row + 2;
      row = same - perRow;
      continue;
    }
    scene.text(0, y + scene.row / 2, row.toString(16).padStart(4, "0"), { look: "note" });
    for (let i = row; i < Math.min(row + perRow, bytes.length); i++) {
      const owner = owners[i] ?? null;
      const byte = bytes[i] ?? null;
      const tip = say.byte(i, hex(byte), sayOwner(owner));
      const x = hexX + (i - row) * cell;
      scene.text(x, y + scene.row / 2, hex(byte), { look: "code", tip });
      const letterX = textX + (i - row) * small;
      scene.text(letterX, y + scene.row / 2, glyph(byte), { look: "codeStrong", tip });
      if (!owner) continue;
      const begins = i === row || sayOwner(owners[i - 1] ?? null) !== sayOwner(owner);
      const joins = i < row + perRow - 1 && sayOwner(owners[i + 1] ?? null) === sayOwner(owner);
      const line = y + 1.5 * scene.row - 3;
      if (begins) scene.text(x, line, writers.letter(owner), { look: "strong", tip });
      const from = begins ? x + small + 4 : x;
      const to = joins ? x + cell : x + cell - 6;
      if (to <= from) continue;
      const look = LOOK_OF[owner.how];
      scene.path(`M${from},${line}H${to}`, { look, hue: writers.hue(owner), tip });
    }
    y += 2 * scene.row;
  }
  if (total > bytes.length) {
    const text = say.notKept(moreBytes(total - bytes.length));
    scene.text(hexX, y + scene.row / 2, text, { look: "note", room: scene.width - hexX });
    y += scene.row;
  }
  return y;
}

/** How far the rows from `row` on, all of one byte and one owner, go on as the row before them. */
function alike({ bytes, owners }: Sheet, row: number, perRow: number): number {
  if (row === 0) return row;
  const [byte, owner] = [bytes[row - 1], sayOwner(owners[row - 1] ?? null)];
  let end = row - perRow;
  while (end < bytes.length && bytes[end] === byte && sayOwner(owners[end] ?? null) === owner)
    end++;
  return end === bytes.length ? end : Math.max(row, end - ((end - row) % perRow));
}

function drawKey(scene: Scene, sheets: Sheet[], writers: Writers, top: number): void {
  const room = scene.width - 20;
  let y = top;
  for (const owner of writers.list.slice(0, MOST)) {
    scene.box(0, y + 2, 14, scene.row - 4, { look: "node", hue: writers.hue(owner) });
    const letter = writers.letter(owner);
    scene.text(7, y + scene.row / 2, letter, { look: "strong", align: "center" });
    y = scene.lines(20, y + 1, sayOwner(owner), room, { look: "code" }) + 3;
  }
  if (writers.list.length > MOST) {
    scene.text(20, y + scene.row / 2, say.moreOwners(writers.list.length - MOST), { look: "note" });
    y += scene.row;
  }
  if (sheets.some(({ owners }) => owners.includes(null))) {
    scene.text(20, y + scene.row / 2, say.noLetter, { look: "note", room });
  }
  scene.height += 6;
}
