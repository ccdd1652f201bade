import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Notebook } from "../notebooks.ts";
import { textOf } from "../notebooks.ts";

/** What only a teacher may see, below grading/. */
const secret = "{solutions,mistakes}/**/*.ts";
const hidden = "checks/**/*.hidden.ts";
/** So many lines in a row, with so many letters, are no accident. */
const row = { lines: 4, letters: 70 };

/**
 * The places where a page, a notebook or another text gives away a solution, a hidden check or a mistake: four lines
 * of one of them in a row, whatever stands between them of space and of HTML.
 *
 * @param texts what is given to readers, by its name
 * @param grading the folder with the solutions, the checks and the mistakes
 * @returns a line for each place
 */
export function findLeaks(texts: Map<string, string>, grading: string): string[] {
  const shown = new Map([...texts].map(([name, text]) => [name, squeeze(text)]));
  const open = globSync("{checks,exercises}/**/*.ts", { cwd: grading })
    .filter((file) => !file.endsWith(".hidden.ts"))
    .map((file) => squeeze(readFileSync(join(grading, file), "utf8")));
  const leaks: string[] = [];
  for (const file of globSync([secret, hidden], { cwd: grading }).sort()) {
    for (const window of windowsOf(readFileSync(join(grading, file), "utf8"))) {
      const text = squeeze(window);
      if (open.some((other) => other.includes(text))) continue;
      for (const [name, page] of shown) {
        if (page.includes(text)) leaks.push(`${name} shows a part of grading/${file}:\n${window}`);
      }
    }
  }
  return leaks;
}

/** The texts of a made site: its pages, its notebooks, and the index of its search. */
export function textsOf(site: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of globSync(["*.html", "notebooks/*.ipynb", "searchindex.js"], { cwd: site })) {
    const text = readFileSync(join(site, file), "utf8");
    texts.set(file, file.endsWith(".ipynb") ? sourcesOf(text) : withoutTags(text));
  }
  return texts;
}

/** What stands in the cells of a notebook. */
export function sourcesOf(notebook: string): string {
  const { cells } = JSON.parse(notebook) as Notebook;
  return cells.map((cell) => textOf(cell)).join("\n");
}

function windowsOf(code: string): string[] {
  const lines = code
    .split("\n")
    .filter((line) => !/^\s*(?:\/\/|\/?\*|import\b|export\b|[})\]; ]*$)/.test(line));
  const windows = lines.slice(0, Math.max(1, lines.length - row.lines + 1));
  return windows
    .map((_, index) => lines.slice(index, index + row.lines).join("\n"))
    .filter((window) => squeeze(window).length >= row.letters);
}

function withoutTags(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => {
    const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
    return signs[name] ?? "'";
  });
}

/** Braces at the end of lines are left out with the lines that hold only them. */
function squeeze(text: string): string {
  return text.replace(/[\s{}()[\];]+/g, "");
}
