import { NARROW } from "../types.ts";
import { cut, type Face, widthOf, wrap } from "./metrics.ts";
import type { Hue } from "./palette.ts";

/** How a text looks. Code is monospaced. */
export type TextLook = "title" | "body" | "strong" | "note" | "code" | "codeStrong";
/** node: tinted with a border; dashed, heavy: its variants; solid: filled; hollow: a dashed border only; band: a tint only. */
export type BoxLook = "node" | "dashed" | "heavy" | "solid" | "hollow" | "band";
/** glyph: filled, the others stroked. */
export type PathLook = "line" | "heavy" | "dashed" | "dotted" | "faint" | "glyph";

interface Common {
  x: number;
  y: number;
  hue: Hue;
  /** Shown on hover. */
  tip: string | null;
  /** In a picture with steps: the first and the last step in which it is there. */
  during: [from: number, to: number] | null;
}
export type Item =
  | (Common & { kind: "text"; look: TextLook; text: string; align: Align })
  | (Common & { kind: "box"; look: BoxLook; w: number; h: number })
  | (Common & { kind: "path"; look: PathLook; d: string });
type Align = "left" | "center" | "right";

interface Options {
  hue?: Hue;
  tip?: string | null;
  during?: [number, number] | null;
}

/** Things with positions in px; x to the right, y down. The picture's own height grows with what is put into it. */
export class Scene {
  readonly width: number;
  /** Size of plain text, px. */
  readonly size: number;
  /** Height of a line of text, px. */
  readonly row: number;
  height = 0;
  readonly items: Item[] = [];

  constructor(width: number) {
    this.width = width;
    this.size = width <= NARROW ? 11 : 12;
    this.row = this.size + 6;
  }

  /** A line of text whose middle is at y, cut with "…" to `room` px; the whole is then shown on hover. */
  text(
    x: number,
    y: number,
    text: string,
    options: Options & { look?: TextLook; align?: Align; room?: number } = {},
  ): void {
    const { look = "body", align = "left", hue = "ink", during = null, room } = options;
    const shown = room === undefined ? text : cut(text, room, this.face(look));
    if (shown === "") return;
    const tip = options.tip ?? (shown === text ? null : text);
    this.items.push({ kind: "text", look, align, x, y, text: shown, hue, tip, during });
    this.#grow(y + this.size / 2 + 2);
  }

  /** Lines of text, wrapped to `room` px, from `top` down; returns the y below the last. */
  lines(
    x: number,
    top: number,
    text: string,
    room: number,
    options: Options & { look?: TextLook } = {},
  ): number {
    const face = this.face(options.look ?? "body");
    const step = Math.round(face.size * 1.35);
    let y = top;
    for (const line of wrap(text, room, face)) {
      this.text(x, y + step / 2, line, options);
      y += step;
    }
    return y;
  }

  box(
    x: number,
    y: number,
    w: number,
    h: number,
    options: Options & { look?: BoxLook } = {},
  ): void {
    const { look = "node", hue = "ink", tip = null, during = null } = options;
    this.items.push({ kind: "box", look, x, y, w, h, hue, tip, during });
    this.#grow(y + h);
  }

  /** An SVG path; its coordinates are those of the picture. */
  path(d: string, options: Options & { look?: PathLook } = {}): void {
    const { look = "line", hue = "ink", tip = null, during = null } = options;
    this.items.push({ kind: "path", look, x: 0, y: 0, d, hue, tip, during });
  }

  /** A small shape, its path around (0, 0): filled, or with another look its outline. */
  glyph(x: number, y: number, d: string, options: Options & { look?: PathLook } = {}): void {
    const { hue = "ink", tip = null, during = null, look = "glyph" } = options;
    this.items.push({ kind: "path", look, x, y, d, hue, tip, during });
  }

  face(look: TextLook): Face {
    const mono = look === "code" || look === "codeStrong";
    const bold = look === "title" || look === "strong" || look === "codeStrong";
    return { mono, bold, size: look === "title" ? this.size + 2 : this.size };
  }

  widthOf(text: string, look: TextLook): number {
    return widthOf(text, this.face(look));
  }

  /** Title and caption at the top; returns the y where the picture proper begins. */
  header(title: string, caption: string): number {
    const below = this.lines(0, 2, title, this.width, { look: "title" });
    return this.lines(0, below + 2, caption, this.width, { look: "note" }) + 8;
  }

  #grow(bottom: number): void {
    this.height = Math.max(this.height, Math.ceil(bottom));
  }
}
