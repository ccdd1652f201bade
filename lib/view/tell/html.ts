import { escapeUTF8 } from "entities/escape";
import { HUES, type Hue } from "../draw/palette.ts";

/** A frame in the page's own colours, so that it fits a light and a dark page and prints. */
export function cardHtml(label: string, hue: Hue, content: string[]): string {
  const style = [
    "border:1px solid rgba(125,125,125,0.6)",
    `border-left:6px solid ${HUES[hue]}`,
    "border-radius:4px",
    "padding:0.6em 1em",
    "margin:0.4em 0",
    "max-width:44rem",
    "break-inside:avoid",
  ].join(";");
  return `<section role="group" aria-label="${escapeUTF8(label)}" style="${style}">${content.join("")}</section>`;
}
