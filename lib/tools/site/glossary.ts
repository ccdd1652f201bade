import { type Cell, type Notebook, textOf } from "../../ground/notebook.ts";
import { page } from "../../words/tools/site.ts";

const link = /\]\(glossary\.ipynb#([^)]+)\)/g;

/**
 * A notebook for which there is no page of the glossary: the words that it links to are at its end, and the links
 * lead there.
 */
export function withGlossary(notebook: Notebook, glossary: Notebook): Notebook {
  const entries = entriesOf(glossary);
  const used = new Set<string>();
  const cells = notebook.cells.map((cell): Cell => {
    if (cell.cell_type !== "markdown") return cell;
    const source = textOf(cell).replace(link, (_, anchor: string) => {
      used.add(slug(anchor));
      return `](#word-${slug(anchor)})`;
    });
    return { ...cell, source };
  });
  const words = [...used].sort().map((word) => {
    const { term, text } = entries.get(word) ?? {};
    if (!term) throw new Error(`The glossary has no "${word}"`);
    return `(word-${word})=\n### ${term}\n${text}`;
  });
  if (words.length === 0) return { ...notebook, cells };
  const source = [`## ${page.glossary}`, ...words].join("\n\n");
  const last: Cell = { cell_type: "markdown", id: "site-words", metadata: {}, source };
  return { ...notebook, cells: [...cells, last] };
}

/** By their slugs: the entries are its headings of the third level. */
function entriesOf({ cells }: Notebook): Map<string, { term: string; text: string }> {
  const found = cells
    .map(textOf)
    .join("\n\n")
    .matchAll(/^### (.+)\n([\s\S]*?)(?=^##|(?![\s\S]))/gm);
  return new Map(
    [...found].map(([, term = "", text = ""]) => [slug(term), { term, text: text.trim() }]),
  );
}

function slug(anchor: string): string {
  return decodeURIComponent(anchor)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
}
