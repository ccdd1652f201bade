/** An output of a cell, nbformat 4.5. */
export interface Output {
  output_type: string;
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

const vegaLite = "application/vnd.vegalite.v5+json";

/**
 * A picture as HTML: its SVG, which needs no script; its specification, from which a script makes it interactive; and
 * its words, folded.
 *
 * @param number of the picture on its page
 */
export function pictureHtml(output: Output, number: number): Output {
  const { data = {} } = output;
  const spec = data[vegaLite];
  const html = [
    `<figure class="picture">`,
    `<div class="drawn">${withOwnIds(textOf(data["image/svg+xml"]), number)}</div>`,
    // Inside a script only `<` could end it.
    spec
      ? `<script type="application/json">${JSON.stringify(spec).replaceAll("<", "\\u003c")}</script>`
      : "",
    `<details><summary>The same in words</summary><pre tabindex="0">${escapeHtml(textOf(data["text/plain"]))}</pre></details>`,
    `</figure>`,
  ];
  return { ...output, data: { "text/html": html.join("") } };
}

/** An SVG names its parts by ids, which on a page with many pictures must be different ones. */
function withOwnIds(svg: string, number: number): string {
  const own = `p${number}-`;
  return svg
    .replace(/ id="([^"]+)"/g, ` id="${own}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${own}$1)`)
    .replace(/ (xlink:)?href="#([^"]+)"/g, ` $1href="#${own}$2"`)
    .replace(/ aria-labelledby="([^"]+)"/g, (_, ids: string) => {
      return ` aria-labelledby="${ids.replace(/\S+/g, `${own}$&`)}"`;
    })
    .replace(/<style>([\s\S]*?)<\/style>/g, (style) => style.replace(/#(?=picture-)/g, `#${own}`));
}

/** nbformat keeps texts as lists of lines. */
function textOf(content: unknown): string {
  return Array.isArray(content) ? content.join("") : String(content ?? "");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c] ?? c);
}
