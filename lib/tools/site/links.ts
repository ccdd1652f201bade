import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { faults as say } from "../../words/tools/site.ts";
import { attributeOf, type Element, elementsOf } from "./html.ts";

const pages = new Map<string, { modified: number; elements: Element[] }>();

/** The links of a page, read from its HTML, that lead to no file or no place in one, or out of the site. */
export function faultyLinks(folder: string, name: string): string[] {
  const page = join(folder, `${name}.html`);
  const faults: string[] = [];
  const links = elementsIn(page)
    .filter(({ tagName }) => ["a", "link", "script", "img"].includes(tagName))
    .map((element) => attributeOf(element, "href") ?? attributeOf(element, "src"));
  for (const link of new Set(links)) {
    if (link === undefined || /^(https?|mailto|data|javascript):/.test(link)) continue;
    const [path = "", hash = ""] = link.split("#");
    const file = path === "" ? page : resolve(dirname(page), decodeURI(path.split("?")[0] ?? ""));
    const inside = file.startsWith(folder) && existsSync(file) && statSync(file).isFile();
    if (!inside) faults.push(say.nowhere(name, link));
    else if (hash !== "" && !hasPlace(file, decodeURIComponent(hash))) {
      faults.push(path === "" ? say.noPlaceHere(name, link) : say.noPlace(name, link, path));
    }
  }
  return faults;
}

function hasPlace(file: string, id: string): boolean {
  return elementsIn(file).some((element) => attributeOf(element, "id") === id);
}

function elementsIn(file: string): Element[] {
  const modified = statSync(file).mtimeMs;
  const known = pages.get(file);
  if (known?.modified === modified) return known.elements;
  const elements = elementsOf(readFileSync(file, "utf8"));
  pages.set(file, { modified, elements });
  return elements;
}
