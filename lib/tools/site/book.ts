import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { openPage } from "../../ground/browser.ts";
import { root } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { buildPages } from "./build.ts";
import type { Executed } from "./executed.ts";

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
  await step("the book", async () => {
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
  const pages = names.map((name) => ({ name, html: pageOf(name) }));
  const styles = (pages[0]?.html ?? "").match(/<link[^>]*rel="stylesheet"[^>]*>/g) ?? [];
  const articles = pages.map(({ name, html }) => ({ name, article: articleOf(html, name, names) }));
  const contents = articles.map(({ name, article }) => contentsOf(name, article));
  return `<!DOCTYPE html>
<html lang="en" data-theme="light" data-mode="light"><head><meta charset="utf-8">
<title>Talking Processes</title>
${styles.join("\n")}
</head><body class="book"><main>
<header><h1>Talking Processes</h1>
<p>A live course on how Linux processes talk to each other, in TypeScript. Every program in this book has run, and every
picture is drawn from what the kernel recorded of it.</p>
<nav><ul>${contents.join("\n")}</ul></nav></header>
${articles.map(({ name, article }) => `<article class="bd-article" id="${name}">${article}</article>`).join("\n")}
</main></body></html>`;
}

function articleOf(html: string, name: string, names: string[]): string {
  const start = html.indexOf(">", html.indexOf('<article class="bd-article"')) + 1;
  const article = html.slice(start, html.indexOf("</article>", start));
  return (
    article
      // A picture's own ids are different from all others already.
      .replace(/ id="([^"]+)"/g, (own, id) =>
        id.startsWith(`p${name}-`) ? own : ` id="${name}--${id}"`,
      )
      .replace(/ href="#([^"]*)"/g, (_, id) => ` href="#${id ? `${name}--${id}` : name}"`)
      .replace(/ href="([\w-]+)\.html(?:#([^"]*))?"/g, (link, page, id) => {
        if (!names.includes(page)) return link;
        return ` href="#${id ? `${page}--${id}` : page}"`;
      })
  );
}

/** A lesson and its parts, as links. */
function contentsOf(name: string, article: string): string {
  const heads = article.matchAll(
    /<section id="([^"]+)">[\s\S]*?<h([12])>([\s\S]*?)<a class="headerlink"/g,
  );
  const [first, ...parts] = [...heads].map(([, id, level, text]) => ({ id, level, text }));
  const inner = parts
    .filter(({ level }) => level === "2")
    .map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`);
  const list = inner.length > 0 ? `<ul>${inner.join("")}</ul>` : "";
  return `<li><a href="#${name}">${first?.text ?? name}</a>${list}</li>`;
}
