import { decodeXML } from "entities/decode";
import { labels as say } from "../../words/view/labels.ts";
import type { VegaLiteSpec } from "../types.ts";
import { type Face, widthOf } from "./metrics.ts";
import { MONO_FONT } from "./palette.ts";

/** A text of a picture: its box in px, as wide as the widest font makes it, and the steps in which it is there. */
export interface Label {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  from: number;
  to: number;
  face: Face;
}

/** Where the labels of a picture are in each other's way or leave it, a sentence each; empty when none is. */
export function crowdedLabels(labels: Label[], width: number, height: number): string[] {
  const faults: string[] = [];
  labels.forEach((a, i) => {
    if (a.left < -2 || a.right > width + 2 || a.bottom > height + 1)
      faults.push(say.leaves(a.text, width, height));
    for (const b of labels.slice(i + 1)) {
      const together = a.from <= b.to && b.from <= a.to;
      const beside = a.right <= b.left || b.right <= a.left;
      const apart = beside || a.bottom <= b.top || b.bottom <= a.top;
      if (together && !apart) faults.push(say.overlap(a.text, b.text, width));
    }
  });
  return faults;
}

/** All labels of a view's specification, in all of its steps. */
export function labelsOf(spec: VegaLiteSpec): Label[] {
  type Row = { x: number; y: number; text: string; from?: number; to?: number };
  type Mark = { type: string; align: string; font: string; fontSize: number; fontWeight?: string };
  const layers = spec.layer as { mark: Mark; data: { values: Row[] } }[];
  return layers
    .filter(({ mark }) => mark.type === "text")
    .flatMap(({ mark, data }) => {
      const { align, font, fontSize: size } = mark;
      const face: Face = { mono: font === MONO_FONT, bold: mark.fontWeight === "bold", size };
      return data.values.map(({ x, y, text, from = 0, to = Infinity }) => ({
        ...boxOf(text, x, y, align, face),
        from,
        to,
      }));
    });
}

/** The labels of the drawings in a view's SVG, the wide one and the narrow one. */
export function drawingsOf(svg: string): { labels: Label[]; width: number; height: number }[] {
  return svg
    .split(/<g class="(?:wide|narrow)"/)
    .slice(1)
    .map((drawing) => {
      const [, width = "0", height = "0"] = /M0,0h([\d.]+)v([\d.]+)/.exec(drawing) ?? [];
      const texts = drawing.matchAll(/<text([^>]*)>([^<]*)<\/text>/g);
      const labels = [...texts].map(([, look = "", text = ""]) => labelOf(look, text));
      return { labels, width: Number(width), height: Number(height) };
    });
}

/** Vega writes where a text's baseline is, about a third of the size below its middle. */
function labelOf(look: string, escaped: string): Label {
  const read = (pattern: RegExp): string => pattern.exec(look)?.[1] ?? "";
  const [x = 0, y = 0] = read(/translate\(([^)]*)\)/)
    .split(",")
    .map(Number);
  const size = Number(read(/font-size="([\d.]+)/));
  const text = decodeXML(escaped);
  const aligns: Record<string, string> = { start: "left", middle: "center", end: "right" };
  const face = { mono: /font-family="[^"]*Mono/.test(look), bold: /"bold"/.test(look), size };
  const align = aligns[read(/text-anchor="(\w+)"/)] ?? "left";
  return { ...boxOf(text, x, y - 0.3 * size, align, face), from: 0, to: 0 };
}

function boxOf(
  text: string,
  x: number,
  y: number,
  align: string,
  face: Face,
): Omit<Label, "from" | "to"> {
  const width = widthOf(text, face);
  const left = align === "right" ? x - width : align === "center" ? x - width / 2 : x;
  return {
    text,
    left,
    right: left + width,
    top: y - face.size / 2,
    bottom: y + face.size / 2,
    face,
  };
}
