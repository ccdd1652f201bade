import { type Cell, type Notebook, type Output, textOf } from "../../ground/notebook.ts";
import { page as say } from "../../words/tools/site.ts";
import type { Executed, Ran } from "./executed.ts";
import { checkedBy, endsOf, stubOf, tryNote } from "./exercise.ts";
import { pictureHtml } from "./picture.ts";

/**
 * An executed notebook as Sphinx is to read it: pictures as HTML, links only to pages that exist, a link to the
 * notebook itself, the way to try each exercise, and a note on the run.
 *
 * @param pages the names of all pages of this site
 */
export function pageOf({ name, notebook, ran }: Executed, pages: string[]): Notebook {
  let pictures = 0;
  const ends = endsOf(notebook.cells);
  const cells = notebook.cells.flatMap((cell, index): Cell[] => {
    const plain = { ...cell, metadata: foldedOf(cell) };
    if (cell.cell_type === "markdown") return [{ ...plain, source: relink(textOf(cell), pages) }];
    const outputs = (cell.outputs ?? []).map((output) =>
      output.data?.["image/svg+xml"]
        ? pictureHtml(output, `p${name}-${++pictures}-`)
        : forReaders(output),
    );
    const exercise = stubOf(cell) ?? checkedBy(cell);
    const note = ends.has(index) ? [markdown(`try-${index}`, tryNote(name))] : [];
    return [{ ...plain, outputs: exercise === undefined ? outputs : [] }, ...note];
  });
  const [first, ...rest] = cells;
  const opening = first ? [first, markdown("take", takeNote(name))] : [];
  const code = notebook.cells.some((cell) => cell.cell_type === "code");
  const language_info = { name: "typescript", pygments_lexer: "typescript" };
  return {
    ...notebook,
    metadata: { ...notebook.metadata, language_info },
    cells: [...opening, ...rest, markdown("run", code ? runNote(ran) : versionNote(ran))],
  };
}

/** Without what a card holds for programs, of which Sphinx would complain. */
function forReaders(output: Output): Output {
  if (!output.data) return output;
  const data = Object.entries(output.data).filter(([type]) => !type.includes("talking-processes"));
  return { ...output, data: Object.fromEntries(data) };
}

/** Folded are the outputs that answer a question. Other tags are for those who count what is served. */
function foldedOf({ metadata }: Cell): Cell["metadata"] {
  const tags = (metadata.tags ?? []).filter((tag) => tag === "hide-output");
  return tags.length > 0 ? { tags } : {};
}

/** A link to a notebook that is not in this site is its words alone. */
function relink(text: string, pages: string[]): string {
  return text.replace(/\[([^\]]*)\]\(([\w-]+)\.ipynb(#[^)]*)?\)/g, (link, words, page) =>
    pages.includes(page) ? link : words,
  );
}

/** What search engines show of a page: the first paragraph of its notebook that tells something, as plain text. */
export function descriptionOf({ name, notebook }: Executed): string {
  const [first] = notebook.cells;
  const parts = (first ? textOf(first) : "")
    .split(/\n\n+/)
    .filter((part) => !/^\s*[#<!]/.test(part));
  const plain = parts.map((part) =>
    part
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[*`\s]+/g, " ")
      .trim(),
  );
  let words = plain[0] ?? name;
  for (const more of plain.slice(1)) if (words.length < 90) words += ` ${more}`;
  return words.length <= 300 ? words : `${words.slice(0, 299).replace(/\s+\S*$/, "")}…`;
}

function takeNote(name: string): string {
  return `<p class="take">${say.take(`notebooks/${name}.ipynb`)}</p>`;
}

function runNote(ran: Ran): string {
  return `<p class="run">${say.run(time(ran), ran.linux, ran.node, ran.typescript)}</p>`;
}

function versionNote(ran: Ran): string {
  return `<p class="run">${say.made(time(ran), ran.linux, ran.node, ran.typescript)}</p>`;
}

function time({ date }: Ran): string {
  return `<time datetime="${date}">${date.slice(0, 16).replace("T", " ")} UTC</time>`;
}

function markdown(id: string, source: string): Cell {
  return { cell_type: "markdown", id: `site-${id}`, metadata: {}, source };
}
