import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serialize, serializeOuter } from "parse5";
import type { Browser } from "playwright-core";
import { openPage } from "../../ground/browser.ts";
import { root } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { site, book as words } from "../../words/tools/site.ts";
import { buildPages } from "./build.ts";
import type { Executed } from "./executed.ts";
import {
  attributeOf,
  changeAttribute,
  type Element,
  elementsIn,
  elementsOf,
  isStylesheet,
} from "./html.ts";

const script = join(root, "notebooks", "site", "book.js");

/**
 * Prints the lessons as a book, with a table of contents, bookmarks and page numbers.
 *
 * @param work keeps what Sphinx remembers from one time to the next
 * @param out the folder for talking-processes.pdf, or NAME.pdf when it is only one lesson
 * @returns the file and its size in bytes
 */
export async function makeBook(
  lessons: Executed[],
  work: string,
  out: string,
  browser: Browser,
): Promise<{ file: string; bytes: number }> {
  const folder = join(work, "book");
  await buildPages(lessons, work, folder);
  const names = lessons.map(({ name }) => name);
  const shell = join(folder, "book.html");
  writeFileSync(
    shell,
    bookOf(names, (name) => readFileSync(join(folder, `${name}.html`), "utf8")),
  );
  mkdirSync(out, { recursive: true });
  const file = join(out, `${lessons.length === 1 ? names[0] : "talking-processes"}.pdf`);
  await step(site.theBook, async () => {
    const page = await openPage(browser);
    try {
      await page.emulateMedia({ media: "print", colorScheme: "light" });
      await page.goto(pathToFileURL(shell).href, { waitUntil: "load" });
      await page.addScriptTag({ path: script });
      await page.pdf({ path: file, ...sheet });
    } finally {
      await page.close();
    }
  });
  return { file, bytes: statSync(file).size };
}

const sheet = {
  preferCSSPageSize: true,
  printBackground: true,
  outline: true,
  tagged: true,
  displayHeaderFooter: true,
  headerTemplate: "<span></span>",
  footerTemplate:
    '<p style="width:100%;text-align:center;font:8pt sans-serif;color:#555"><span class="pageNumber"></span></p>',
};

/**
 * All lessons in one document: a title, the contents, and their articles, whose ids no longer meet.
 *
 * @param pageOf the HTML of a lesson's page
 */
export function bookOf(names: string[], pageOf: (name: string) => string): string {
  const pages = names.map((name) => ({ name, elements: elementsOf(pageOf(name)) }));
  const styles = (pages[0]?.elements ?? [])
    .filter(isStylesheet)
    .map((link) => serializeOuter(link));
  const articles = pages.map(({ name, elements }) => ({
    name,
    article: articleOf(elements, name, names),
  }));
  const contents = articles.map(({ name, article }) => contentsOf(name, article));
  return `<!DOCTYPE html>
<html lang="en" data-theme="light" data-mode="light"><head><meta charset="utf-8">
<title>${words.title}</title>
${styles.join("\n")}
</head><body class="book"><main>
<header><h1>${words.title}</h1>
<p>${words.about}</p>
<nav><ul>${contents.join("\n")}</ul></nav></header>
${articles.map(({ name, article }) => `<article class="bd-article" id="${name}">${serialize(article)}</article>`).join("\n")}
</main></body></html>`;
}

/** The article of a page, with ids and links that are its own in the book. */
function articleOf(elements: Element[], name: string, names: string[]): Element {
  const article = elements.find(
    (element) => element.tagName === "article" && attributeOf(element, "class") === "bd-article",
  );
  if (!article) throw new Error(`The page ${name} has no article`);
  for (const element of elementsIn(article)) {
    // A picture's own ids are different from all others already.
    changeAttribute(element, "id", (id) => (id.startsWith(`p${name}-`) ? id : `${name}--${id}`));
    changeAttribute(element, "href", (link) => {
      const [, page = name, id] = /^(?:([\w-]+)\.html)?(?:#(.*))?$/.exec(link) ?? [];
      if (!/^#|\.html(#|$)/.test(link) || !names.includes(page)) return link;
      return `#${id ? `${page}--${id}` : page}`;
    });
  }
  return article;
}

/** A lesson and its parts, as links. */
function contentsOf(name: string, article: Element): string {
  const heads = elementsIn(article)
    .filter(({ tagName }) => /^h[12]$/.test(tagName))
    .map((head) => {
      const words = head.childNodes.filter((node) => !isHeaderLink(node));
      const text = words.map((node) => serializeOuter(node)).join("");
      return { id: attributeOf(head.parentNode as Element, "id"), level: head.tagName, text };
    });
  const [first, ...parts] = heads;
  const inner = parts
    .filter(({ level }) => level === "h2")
    .map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`);
  const list = inner.length > 0 ? `<ul>${inner.join("")}</ul>` : "";
  return `<li><a href="#${name}">${first?.text ?? name}</a>${list}</li>`;
}

function isHeaderLink(node: Element["childNodes"][number]): boolean {
  return "attrs" in node && attributeOf(node, "class") === "headerlink";
}
