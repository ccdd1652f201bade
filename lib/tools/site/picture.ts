import { escapeUTF8 } from "entities/escape";
import { joined, type Output } from "../../ground/notebook.ts";
import { pageType } from "../../notebook/picture.ts";
import type { Table, VegaLiteSpec } from "../../view/types.ts";
import { page } from "../../words/tools/site.ts";

/** What a view adds when pages are made; see lib/notebook/picture.ts. */
interface Extra {
  narrow: VegaLiteSpec;
  table: Table;
}

const vegaLite = "application/vnd.vegalite.v5+json";

/**
 * A picture as HTML: its SVG, which needs no script; its specifications, from which a script makes it interactive; and
 * its words and its data, folded.
 *
 * @param own what no other picture's ids begin with
 */
export function pictureHtml(output: Output, own: string): Output {
  const { data = {} } = output;
  const extra = data[pageType] as Extra | undefined;
  const words = `<pre tabindex="0">${escapeUTF8(joined(data["text/plain"]))}</pre>`;
  const html = [
    `<figure class="picture">`,
    `<div class="drawn">${withOwnIds(joined(data["image/svg+xml"]), own)}</div>`,
    specification("wide", data[vegaLite]),
    specification("narrow", extra?.narrow),
    folded(page.words, words),
    extra ? folded(page.data, tableHtml(extra.table)) : "",
    `</figure>`,
  ];
  return { ...output, data: { "text/html": html.join("") } };
}

function specification(width: string, spec: unknown): string {
  if (!spec) return "";
  // Inside a script only `<` could end it.
  const json = JSON.stringify(spec).replaceAll("<", "\\u003c");
  return `<script type="application/json" data-width="${width}">${json}</script>`;
}

function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>${content}</details>`;
}

function tableHtml({ columns, rows }: Table): string {
  const head = columns.map((name) => `<th scope="col">${escapeUTF8(name) || page.what}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell) =>
      typeof cell === "number"
        ? `<td class="number" data-sort="${cell}">${cell.toLocaleString("en")}</td>`
        : `<td>${escapeUTF8(cell ?? "")}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return [
    `<div class="scroll"><table class="sortable"><thead><tr>${head.join("")}</tr></thead>`,
    `<tbody>${body.join("")}</tbody></table></div>`,
  ].join("");
}

/** An SVG names its parts by ids, which among many pictures must be different ones. */
function withOwnIds(svg: string, own: string): string {
  return svg
    .replace(/ id="([^"]+)"/g, ` id="${own}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${own}$1)`)
    .replace(/ (xlink:)?href="#([^"]+)"/g, ` $1href="#${own}$2"`)
    .replace(/ aria-labelledby="([^"]+)"/g, (_, ids: string) => {
      return ` aria-labelledby="${ids.replace(/\S+/g, `${own}$&`)}"`;
    })
    .replace(/<style>([\s\S]*?)<\/style>/g, (style) => style.replace(/#(?=picture-)/g, `#${own}`));
}
