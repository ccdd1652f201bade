import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { html, parse, serialize, defaultTreeAdapter as tree } from "parse5";
import { withoutIcons } from "./build.ts";
import { attributeOf, changeAttribute, type Element, elementsIn, isStylesheet } from "./html.ts";
import { vegaScripts } from "./stage.ts";

const types: Record<string, string> = {
  ipynb: "application/x-ipynb+json",
  png: "image/png",
  svg: "image/svg+xml",
};

/**
 * A page with all that it loads in it: style, scripts, images and the notebook.
 *
 * @param folder where the page is, and what it loads beside it
 */
export function inline(page: string, folder: string): string {
  const document = parse(page);
  const elements = elementsIn(document);
  const deferred: Element[] = [];
  for (const element of elements) {
    const script = element.tagName === "script" ? attributeOf(element, "src") : undefined;
    if (isStylesheet(element)) {
      const file = join(folder, withoutQuery(attributeOf(element, "href")));
      const style = inlineUrls(readFileSync(file, "utf8"), dirname(file));
      tree.insertBefore(element.parentNode as Element, withText("style", style), element);
      tree.detachNode(element);
    } else if (isUnused(element)) tree.detachNode(element);
    else if (script !== undefined) {
      tree.insertText(
        element,
        scriptText(readFileSync(join(folder, withoutQuery(script)), "utf8")),
      );
      if (attributeOf(element, "defer") !== undefined) deferred.push(element);
      element.attrs = [];
    } else inlineFile(element, folder);
  }
  const body = elements.find(({ tagName }) => tagName === "body");
  const vega = vegaScripts().map(([name, path]) =>
    // No script to the browser until a picture asks for it.
    withText("script", scriptText(readFileSync(path, "utf8")), {
      type: "text/plain",
      id: `script-${name}`,
    }),
  );
  for (const script of [...vega, ...deferred]) {
    tree.detachNode(script);
    tree.appendChild(body as Element, script);
  }
  return serialize(document);
}

/** What a browser may load before it needs it, where other pages are, and the search in them. */
function isUnused(element: Element): boolean {
  if (element.tagName === "link")
    return /^(preload|search|next|prev)$/.test(attributeOf(element, "rel") ?? "");
  const script = withoutQuery(attributeOf(element, "src"));
  return element.tagName === "script" && /search(tools|index)|language_data|stemmer/.test(script);
}

function inlineFile(element: Element, folder: string): void {
  for (const name of ["href", "src"]) {
    changeAttribute(element, name, (link) => {
      const path = withoutQuery(link);
      if (!/^[^#:]+\.(ipynb|png|svg)$/.test(path)) return link;
      changeAttribute(element, "download", () => basename(path));
      return dataUrl(join(folder, path));
    });
  }
}

function withoutQuery(link = ""): string {
  return link.split("?")[0] ?? "";
}

function withText(name: string, text: string, attributes: Record<string, string> = {}): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element = tree.createElement(name, html.NS.HTML, attrs);
  tree.insertText(element, text);
  return element;
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
