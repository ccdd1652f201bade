import { createHash } from "node:crypto";
import { escapeUTF8 } from "entities/escape";
import { type VegaLiteSpec, type View, WIDE } from "../view/types.ts";
import { drawSvg } from "./vega.ts";

/** What Vega drew, in px; `content` are the elements of its SVG. */
export interface Drawing {
  width: number;
  height: number;
  content: string;
}

/** A view that is drawn: for a wide window, and as laid out for a phone, so that text is never scaled below 11 px. */
export interface Picture {
  /** Unique in a page, and the same for the same view. */
  id: string;
  title: string;
  description: string;
  wide: Drawing;
  narrow: Drawing;
}

export async function drawView({ title, description, spec, narrow }: View): Promise<Picture> {
  const hash = createHash("sha256").update(JSON.stringify(spec)).digest("hex");
  return {
    id: `picture-${hash.slice(0, 10)}`,
    title,
    description,
    wide: await draw(spec),
    narrow: await draw(narrow),
  };
}

/** `drawView` and `toSvg` in one. */
export async function renderSvg(view: View): Promise<string> {
  return toSvg(await drawView(view));
}

/**
 * The picture as one SVG that carries its title and description, for static pages, print and feedback. It holds both
 * drawings, of which windows below 720 px show the narrow one. It draws in the colour of the text around it.
 */
export function toSvg(picture: Picture): string {
  const { id, wide, narrow } = picture;
  const scale = Math.min(narrow.width / wide.width, narrow.height / wide.height);
  const undo = Math.round((1 / scale) * 10000) / 10000;
  const style = [
    `#${id}{max-width:100%;height:auto;overflow:visible;color:inherit}`,
    `#${id} .narrow{display:none}`,
    `@media screen and (max-width:${WIDE + 39}px){`,
    `#${id}{width:${narrow.width}px;aspect-ratio:${narrow.width}/${narrow.height}}`,
    `#${id} .wide{display:none}#${id} .narrow{display:inline}}`,
  ].join("");
  return [
    headOf(picture, wide),
    `<style>${style}</style>`,
    `<g class="wide">${wide.content}</g>`,
    `<g class="narrow" transform="scale(${undo})">${narrow.content}</g></svg>`,
  ].join("");
}

/**
 * The two drawings as SVGs of their own, for where a picture cannot know how wide the window is: as the source of an
 * image.
 */
export function toImages(picture: Picture): { wide: string; narrow: string } {
  const image = (drawing: Drawing): string => `${headOf(picture, drawing)}${drawing.content}</svg>`;
  return { wide: image(picture.wide), narrow: image(picture.narrow) };
}

function headOf({ id, title, description }: Picture, { width, height }: Drawing): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" role="img" aria-labelledby="${id}-title ${id}-desc" `,
    `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" `,
    `preserveAspectRatio="xMinYMin meet">`,
    `<title id="${id}-title">${escapeUTF8(title)}</title>`,
    `<desc id="${id}-desc">${escapeUTF8(description)}</desc>`,
  ].join("");
}

/** One drawing, without the words of a picture. */
export async function draw(spec: VegaLiteSpec): Promise<Drawing> {
  const svg = await drawSvg(spec);
  const found = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>([\s\S]*)<\/svg>$/.exec(svg);
  if (!found) throw new Error(`Vega gave no SVG of a known shape: ${svg.slice(0, 200)}`);
  const [, width, height, content = ""] = found;
  return { width: Number(width), height: Number(height), content };
}
