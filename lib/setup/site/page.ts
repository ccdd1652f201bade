import type { Cell, Notebook } from "../notebooks.ts";
import { textOf } from "../notebooks.ts";
import type { Executed, Ran } from "./executed.ts";
import { type Output, pictureHtml } from "./picture.ts";

/**
 * An executed notebook as Sphinx is to read it: pictures as HTML, links only to pages that there are, a link to the
 * notebook itself, and a note on the run.
 *
 * @param pages the names of all pages of this site
 */
export function pageOf({ name, notebook, ran }: Executed, pages: string[]): Notebook {
  let pictures = 0;
  const cells = notebook.cells.map((cell): Cell => {
    // Tags are for those who count what is served; Sphinx would take some for its own.
    const plain = { ...cell, metadata: {} };
    if (cell.cell_type === "markdown") return { ...plain, source: relink(textOf(cell), pages) };
    const outputs = ((cell.outputs ?? []) as Output[]).map((output) =>
      output.data?.["image/svg+xml"] ? pictureHtml(output, ++pictures) : output,
    );
    return { ...plain, outputs };
  });
  const [first, ...rest] = cells;
  const opening = first ? [first, markdown("take", takeNote(name))] : [];
  const language_info = { name: "typescript", pygments_lexer: "typescript" };
  return {
    ...notebook,
    metadata: { ...notebook.metadata, language_info },
    cells: [...opening, ...rest, markdown("run", runNote(ran))],
  };
}

/** A link to a notebook that is not in this site is its words alone. */
function relink(text: string, pages: string[]): string {
  return text.replace(/\[([^\]]*)\]\(([\w-]+)\.ipynb(#[^)]*)?\)/g, (link, words, page) =>
    pages.includes(page) ? link : words,
  );
}

/** What search engines show of a page: the first paragraph of its notebook, as plain text. */
export function descriptionOf({ name, notebook }: Executed): string {
  const [first] = notebook.cells;
  const parts = (first ? textOf(first) : "").split(/\n\n+/);
  const prose = parts.find((part) => part.trim() && !/^[#<!]/.test(part)) ?? name;
  const words = prose.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`\s]+/g, " ");
  return words.trim().slice(0, 300);
}

function takeNote(name: string): string {
  return [
    `<p class="take"><a href="notebooks/${name}.ipynb" download>Download this notebook</a>`,
    "to run it and change it: what stands here is one run of it.</p>",
  ].join("\n");
}

function runNote({ date, linux, node, typescript }: Ran): string {
  const day = date.slice(0, 16).replace("T", " ");
  return [
    `<p class="run">Every output on this page comes from one run on <time datetime="${date}">${day} UTC</time>:`,
    `Linux ${linux}, Node ${node}, cells in TypeScript ${typescript}.</p>`,
  ].join("\n");
}

function markdown(id: string, source: string): Cell {
  return { cell_type: "markdown", id: `site-${id}`, metadata: {}, source };
}
