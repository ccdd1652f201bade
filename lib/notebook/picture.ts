import { inspect } from "node:util";
import { escapeUTF8 } from "entities/escape";
import { renderSvg } from "../svg/render.ts";
import { cardHtml } from "../view/tell/html.ts";
import type { Card, Shown, View } from "../view/types.ts";
import { absence, card as say } from "../words/notebook/cards.ts";

/** A view that shows itself: as the last line of a cell, in a terminal, on a page. */
export type Picture<T extends Shown> = T & { svg(): Promise<string> };

/** What Jupyter asks an object for when it is the value of a cell: its data by MIME type. */
const display = Symbol.for("Jupyter.display");

/** What a static page has of a view besides its other faces: the picture for a phone, and its data. */
export const pageType = "application/vnd.talking-processes.page+json";

/**
 * Gives a view its faces: Vega-Lite for JupyterLab, SVG for static pages, text for terminals and screen readers.
 * There is no text/html beside a chart, because notebooks prefer it to the chart. Whoever makes pages sets
 * TALKING_PROCESSES_PAGES; a learner's notebook would only be heavier by it.
 */
export function showView(view: View): Picture<View> {
  const svg = (): Promise<string> => renderSvg(view);
  return withFaces(view, svg, async () => ({
    "application/vnd.vegalite.v5+json": view.spec,
    "image/svg+xml": await svg(),
    "text/plain": plain(view),
    ...(process.env.TALKING_PROCESSES_PAGES && {
      [pageType]: { narrow: view.narrow, table: view.table },
    }),
  }));
}

/** A card is HTML already. `data`: what programs are to read of it, by MIME type. */
export function showCard(card: Card, data: Record<string, unknown> = {}): Card {
  return withFaces(
    card,
    () => Promise.reject(new TypeError(say.notSvg)),
    async () => ({ "text/html": card.html, "text/plain": plain(card), ...data }),
  );
}

/** Stands where a picture cannot be drawn, because nothing recorded what it would show. */
export function showAbsence(name: string, why: string): Card {
  const text = absence.text(name, why);
  const title = absence.title(name);
  const { caption, columns } = absence;
  return showCard({
    title,
    caption,
    description: text,
    table: { columns: [columns.picture, columns.why], rows: [[name, why]] },
    html: cardHtml(title, "grey", [`<p style="margin:0">${escapeUTF8(text)} ${caption}</p>`]),
    text,
  });
}

function withFaces<T extends Shown>(
  view: T,
  svg: () => Promise<string>,
  faces: () => Promise<Record<string, unknown>>,
): Picture<T> {
  return Object.defineProperties({} as Picture<T>, {
    ...Object.getOwnPropertyDescriptors(view),
    [display]: { value: faces },
    [inspect.custom]: { value: () => plain(view) },
    svg: { value: svg, enumerable: false },
  });
}

function plain(view: Shown): string {
  return `${view.title}\n\n${view.text}\n\n${view.caption}`;
}
