import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const pages = new Map<string, { modified: number; ids: Set<string> }>();

/** The links of a page, read from its HTML, that lead to no file or no place in one, or out of the site. */
export function faultyLinks(folder: string, name: string): string[] {
  const page = join(folder, `${name}.html`);
  const html = readFileSync(page, "utf8");
  const faults: string[] = [];
  const links = html.matchAll(/<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g);
  for (const link of new Set([...links].map(([, target]) => decode(target ?? "")))) {
    if (/^(https?|mailto|data|javascript):/.test(link)) continue;
    const [path = "", hash = ""] = link.split("#");
    const file = path === "" ? page : resolve(dirname(page), decodeURI(path.split("?")[0] ?? ""));
    const inside = file.startsWith(folder) && existsSync(file) && statSync(file).isFile();
    if (!inside) faults.push(`${name}: the link ${link} leads nowhere`);
    else if (hash !== "" && !idsOf(file).has(decodeURIComponent(hash))) {
      faults.push(`${name}: the link ${link} leads to no place in ${path || "the page"}`);
    }
  }
  return faults;
}

function idsOf(file: string): Set<string> {
  const modified = statSync(file).mtimeMs;
  const known = pages.get(file);
  if (known?.modified === modified) return known.ids;
  const found = readFileSync(file, "utf8").matchAll(/\sid="([^"]*)"/g);
  const ids = new Set([...found].map(([, id]) => decode(id ?? "")));
  pages.set(file, { modified, ids });
  return ids;
}

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (entity, name: string) => {
    const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
    return signs[name] ?? (entity === "&#x27;" || entity === "&#39;" ? "'" : entity);
  });
}
