import { createHash } from "node:crypto";
import { escapeUTF8 } from "entities/escape";
import { type View, WIDE } from "../view/types.ts";
import { drawSvg } from "./vega.ts";

/**
 * The view as one SVG that carries its title and description, for static pages, print and feedback. It holds two
 * drawings: the wide one, and, for windows below 720 px, the one laid out for a phone, so that text is never scaled
 * below 11 px. It draws in the colour of the text around it.
 */
export async function renderSvg(view: View): Promise<string> {
  const wide = take(await drawSvg(view.spec));
  const narrow = take(await drawSvg(view.narrow));
  const id = `picture-${createHash("sha256").update(JSON.stringify(view.spec)).digest("hex").slice(0, 10)}`;
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
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" role="img" aria-labelledby="${id}-title ${id}-desc" `,
    `width="${wide.width}" height="${wide.height}" viewBox="0 0 ${wide.width} ${wide.height}" `,
    `preserveAspectRatio="xMinYMin meet">`,
    `<title id="${id}-title">${escapeUTF8(view.title)}</title>`,
    `<desc id="${id}-desc">${escapeUTF8(view.description)}</desc>`,
    `<style>${style}</style>`,
    `<g class="wide">${wide.content}</g>`,
    `<g class="narrow" transform="scale(${undo})">${narrow.content}</g></svg>`,
  ].join("");
}

/**
 * The two drawings of `renderSvg` as documents of their own, for where a picture cannot know how wide the window is: as
 * the source of an image. Null for an SVG that is not from there.
 */
export function splitSvg(svg: string): { wide: string; narrow: string } | null {
  const found =
    /^(<svg[^>]*? id="([^"]+)"[^>]*>)(<title[\s\S]*?<\/desc>)<style>([\s\S]*?)<\/style><g class="wide">([\s\S]*)<\/g><g class="narrow"[^>]*>([\s\S]*)<\/g><\/svg>$/.exec(
      svg,
    );
  if (!found) return null;
  const [, head = "", id, words, style = "", wide, narrow] = found;
  const size = new RegExp(`#${id}\\{width:[\\d.]+px;aspect-ratio:([\\d.]+)/([\\d.]+)\\}`).exec(
    style,
  );
  const [, width, height] = size ?? [];
  const small = head
    .replace(/ width="[^"]*"/, ` width="${width}"`)
    .replace(/ height="[^"]*"/, ` height="${height}"`)
    .replace(/ viewBox="[^"]*"/, ` viewBox="0 0 ${width} ${height}"`);
  return { wide: `${head}${words}${wide}</svg>`, narrow: `${small}${words}${narrow}</svg>` };
}

/** Size and inner elements of Vega's SVG. */
function take(svg: string): { width: number; height: number; content: string } {
  const found = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>([\s\S]*)<\/svg>$/.exec(svg);
  if (!found) throw new Error(`Vega gave no SVG of a known shape: ${svg.slice(0, 200)}`);
  const [, width, height, content] = found;
  return { width: Number(width), height: Number(height), content: content ?? "" };
}
