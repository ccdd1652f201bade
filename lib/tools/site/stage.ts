import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Notebook } from "../../ground/notebook.ts";
import { root } from "../../ground/place.mjs";

/** What the pages are made with: Sphinx's configuration, the first page, templates, style and scripts. */
const settings = join(root, "notebooks", "site");
const modules = join(root, "node_modules");

/** What Sphinx is given besides its settings. */
export interface Staged {
  /** By the name of the page. */
  notebooks: Map<string, Notebook>;
  /** By the name of the page, what a search engine shows of it. */
  descriptions: Map<string, string>;
  /** The name of the only page, when there is to be one file. */
  single?: string;
}

/**
 * Writes what has changed and removes what has gone, so that Sphinx makes again what it must and no more.
 *
 * @param source the folder that Sphinx reads
 */
export function stage({ notebooks, descriptions, single }: Staged, source: string): void {
  const files = new Map<string, Buffer | string>();
  for (const [name, notebook] of notebooks) files.set(`${name}.ipynb`, JSON.stringify(notebook));
  const given = { descriptions: Object.fromEntries(descriptions), single: single ?? null };
  files.set("site.json", JSON.stringify(given));
  for (const name of globSync("{{conf,headings}.py,index.md,{assets,templates}/*}", {
    cwd: settings,
  })) {
    if (name !== "index.md" || single === undefined) {
      files.set(name, readFileSync(join(settings, name)));
    }
  }
  for (const [name, path] of vegaScripts()) files.set(`assets/${name}.js`, readFileSync(path));
  for (const image of globSync("images/*", { cwd: dirname(settings) })) {
    files.set(image, readFileSync(join(dirname(settings), image)));
  }
  for (const old of globSync("**/*", { cwd: source, withFileTypes: true })) {
    const path = join(old.parentPath, old.name);
    if (old.isFile() && !files.has(relative(source, path))) rmSync(path);
  }
  for (const [name, content] of files) {
    const path = join(source, name);
    if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** What draws the interactive pictures, in the order in which a page loads it. */
export function vegaScripts(): [name: string, path: string][] {
  return [
    ["vega", join(modules, "vega", "build", "vega.min.js")],
    ["vega-lite", join(modules, "vega-lite", "build", "vega-lite.min.js")],
  ];
}
