import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withoutIcons } from "./build.ts";
import { vegaScripts } from "./stage.ts";

const types: Record<string, string> = {
  ipynb: "application/x-ipynb+json",
  png: "image/png",
  svg: "image/svg+xml",
};

/**
 * A page with all that it loads in it: style, scripts, images and the notebook.
 *
 * @param folder where the page lies, and what it loads beside it
 */
export function inline(html: string, folder: string): string {
  const deferred: string[] = [];
  const page = html
    // What a browser may load before it needs it, and where other pages are.
    .replace(/<link\b[^>]*\brel="(?:preload|search|next|prev)"[^>]*>\s*/g, "")
    .replace(/<link\b[^>]*\brel="stylesheet"[^>]*>/g, (link) => {
      const file = join(folder, pathIn(link, "href"));
      return `<style>\n${inlineUrls(readFileSync(file, "utf8"), dirname(file))}\n</style>`;
    })
    .replace(/<script\b([^>]*)\bsrc="([^"]+)"([^>]*)><\/script>\s*/g, (_, before, src, after) => {
      const name = src.split("?")[0];
      if (/search(tools|index)|language_data|stemmer/.test(name)) return "";
      const script = `<script>\n${scriptText(readFileSync(join(folder, name), "utf8"))}\n</script>\n`;
      if (!/\bdefer\b/.test(`${before} ${after}`)) return script;
      deferred.push(script);
      return "";
    })
    .replace(/\b(href|src)="([^"#:?]+\.(?:ipynb|png|svg))(?:\?[^"]*)?"/g, (_, name, path) => {
      const download = path.endsWith(".ipynb") ? ` download="${path.split("/").at(-1)}"` : "";
      return `${name}="${dataUrl(join(folder, path))}"${download}`;
    })
    .replace(/(download="[^"]+") download\b/g, "$1");
  const vega = vegaScripts().map(([name, path]) => {
    // No script to the browser until a picture asks for it.
    const text = scriptText(readFileSync(path, "utf8"));
    return `<script type="text/plain" id="script-${name}">${text}</script>\n`;
  });
  const end = page.lastIndexOf("</body>");
  return page.slice(0, end) + vega.join("") + deferred.join("") + page.slice(end);
}

function pathIn(tag: string, attribute: string): string {
  return new RegExp(`\\b${attribute}="([^"?]+)`).exec(tag)?.[1] ?? "";
}

/** Inside a script element these would end it, or keep it from ending; in a string they mean the same. */
function scriptText(code: string): string {
  return code
    .replace(/\n\/\/# sourceMappingURL=\S+/g, "")
    .replace(/<\/(script)/gi, "<\\/$1")
    .replace(/<!--/g, "<\\!--");
}

function inlineUrls(css: string, folder: string): string {
  return withoutIcons(css)
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, "")
    .replace(/@import\s+(?:url\()?["']([^"']+)["']\)?;/g, (_, path: string) => {
      const file = join(folder, path);
      return inlineUrls(readFileSync(file, "utf8"), dirname(file));
    })
    .replace(/url\(\s*["']?(?!data:|#)([^"')?#]+)[^)]*\)/g, (_, path: string) => {
      const file = join(folder, path);
      return existsSync(file) ? `url("${dataUrl(file)}")` : "none";
    });
}

function dataUrl(file: string): string {
  const type = types[file.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return `data:${type};base64,${readFileSync(file).toString("base64")}`;
}
