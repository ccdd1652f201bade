// A made site, looked at as its readers will: in a real browser, from a file and from a server under a sub-path, with
// scripts and without, wide and on a phone, light and dark.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Locator, Page } from "playwright-core";
import { openPage, serve } from "../../ground/browser.ts";
import { faults as say } from "../../words/tools/site.ts";
import { faultyLinks } from "./links.ts";

/** The most that a page may weigh without Vega, compressed, with all that it loads, in bytes. */
export const mostBytes = 400_000;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Loads every page in every way and says what is not as it should be: errors on the console, requests that fail or that
 * leave the page's own origin, links to nowhere, what is cut off on a phone, what axe-core finds, sliders that move
 * nothing, pages that are too heavy or lack a title, a description or a language.
 *
 * @param names of the pages, without ".html"
 * @param detail is told which page it is at
 * @returns a line for each fault
 */
export async function auditSite(
  folder: string,
  names: string[],
  browser: Browser,
  detail: (words: string) => void = () => {},
): Promise<string[]> {
  const server = await serve(folder);
  const file = `${pathToFileURL(folder)}/`;
  const faults: string[] = names.flatMap((name) => faultyLinks(folder, name));
  try {
    for (const name of names) {
      const add = (how: string, found: string[]) =>
        faults.push(...found.map((fault) => `${name} (${how}): ${fault}`));
      detail(name);
      const at = (base: string, width: number, scheme: View["scheme"], scripts = true): View => ({
        ...{ base, name, width, scheme, scripts },
      });
      const wide = at(file, 1300, "light");
      add("file", await look(browser, wide, [alive, sliders, accessibility, head, weight]));
      add("dark", await look(browser, at(file, 1300, "dark"), [alive, accessibility]));
      add("server", await look(browser, at(server.base, 1300, "light"), [alive]));
      const phone = at(file, 390, "light");
      add("phone", await look(browser, phone, [alive, sliders, cut, accessibility]));
      add("phone, dark", await look(browser, at(file, 390, "dark"), [alive, accessibility]));
      const still = at(file, 390, "dark", false);
      add("no scripts, phone", await look(browser, still, [cut, drawings]));
      const bare = at(server.base, 1300, "light", false);
      add("no scripts, server", await look(browser, bare, [drawings]));
    }
  } finally {
    server.end();
  }
  return faults;
}

interface View {
  base: string;
  name: string;
  width: number;
  scheme: "light" | "dark";
  scripts: boolean;
}

type Check = (page: Page, asked: Asked[]) => Promise<string[]>;

interface Asked {
  url: string;
  body: () => Promise<Buffer>;
}

/** Opens one page in one way and applies the checks to it, one after the other. */
async function look(browser: Browser, view: View, checks: Check[]): Promise<string[]> {
  const { base, name, width, scheme, scripts } = view;
  const page = await openPage(browser, {
    javaScriptEnabled: scripts,
    colorScheme: scheme,
    viewport: { width, height: 900 },
  });
  const faults: string[] = [];
  const asked: Asked[] = [];
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) faults.push(said.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith("data:")) faults.push(`asks elsewhere: ${url}`);
  });
  page.on("requestfailed", (request) => {
    // Without scripts the browser itself refuses to load one.
    const refused = !scripts && request.resourceType() === "script";
    if (!refused) faults.push(`failed: ${request.url()}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()}: ${answer.url()}`);
    asked.push({ url: answer.url(), body: () => answer.body() });
  });
  try {
    await page.goto(`${base}${name}.html`, { waitUntil: "load" });
    for (const check of checks) faults.push(...(await check(page, asked)));
  } finally {
    await page.close();
  }
  return faults;
}

/** Each picture with a specification comes alive near the screen. */
async function alive(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(unfold);
  for (const [index, figure] of (await livePictures(page)).entries()) {
    await figure.scrollIntoViewIfNeeded();
    const settled = figure.and(page.locator("[data-live], [data-failed]"));
    await settled.waitFor({ state: "attached" }).catch(() => {});
    const lives = (await figure.locator(".live svg").count()) > 0;
    if (!lives) faults.push(say.dead(index + 1));
  }
  return faults;
}

/** A slider goes to its ends by keyboard, and moves its picture. */
async function sliders(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [index, figure] of (await livePictures(page)).entries()) {
    const slider = figure.locator(".live input[type=range]");
    if ((await slider.count()) === 0) continue;
    await slider.focus();
    const drawing = (): Promise<string> => figure.locator(".live svg").first().innerHTML();
    await page.keyboard.press("Home");
    await page.evaluate(nextFrame);
    const before = await drawing();
    await page.keyboard.press("End");
    // Vega draws in the next frame, or on a busy machine in a later one.
    let frames = 0;
    do await page.evaluate(nextFrame);
    while ((await drawing()) === before && ++frames < 100);
    if (frames === 100) faults.push(say.still(index + 1));
  }
  return faults;
}

const livePictures = (page: Page): Promise<Locator[]> =>
  page.locator(".picture:has(> script)").all();

/** What is folded is looked at, too. */
const unfold = "for (const folded of document.querySelectorAll('details')) folded.open = true";

const nextFrame =
  "new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r))))";

/** Without scripts each picture is a drawing that is seen and has a name. */
async function drawings(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(unfold);
  for (const [index, figure] of (await page.locator(".picture").all()).entries()) {
    const drawing = figure.locator(".drawn svg").first();
    if (!(await drawing.isVisible())) faults.push(say.unseen(index + 1));
    if ((await drawing.locator("> title").count()) === 0) {
      faults.push(say.untitled(index + 1));
    }
  }
  return faults;
}

/** Nothing makes the page wider than the screen, and what is wider scrolls inside itself. */
async function cut(page: Page): Promise<string[]> {
  const widest = Number(await page.evaluate("document.documentElement.scrollWidth"));
  const screen = page.viewportSize()?.width ?? 0;
  const faults = widest > screen ? [say.wide(widest, screen)] : [];
  const hidden = (await page.evaluate(`[...document.querySelectorAll(".bd-article *")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1)
    .filter((e) => ["hidden", "clip"].includes(getComputedStyle(e).overflowX))
    .map((e) => e.outerHTML.slice(0, 80))`)) as string[];
  return [...faults, ...hidden.map((element) => say.cut(element))];
}

async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    "axe.run(document, { preload: false, resultTypes: ['violations'] })",
  )) as { violations: { id: string; help: string; nodes: { html: string }[] }[] };
  return violations.map(({ id, help, nodes }) => {
    return `axe ${id}: ${help} (${nodes.length}): ${nodes[0]?.html.slice(0, 120)}`;
  });
}

async function head(page: Page): Promise<string[]> {
  const [title, words, lang] = (await page.evaluate(`[document.title,
    document.querySelector("meta[name=description]")?.content ?? "",
    document.documentElement.lang]`)) as string[];
  return [
    ...(title && title.length < 90 ? [] : [say.title(title ?? "")]),
    ...(words && words.length >= 40 ? [] : [say.description(words ?? "")]),
    ...(lang === "en" ? [] : [say.language(lang ?? "")]),
  ];
}

/** What the page and all that it has loaded come to when a server compresses it. */
async function weight(page: Page, asked: Asked[]): Promise<string[]> {
  // A page in one file has Vega in it, and a limit of its own.
  if ((await page.locator("#script-vega").count()) > 0) return [];
  const ours = new Map(
    asked.filter(({ url }) => !/\/vega[\w-]*\.js/.test(url)).map((a) => [a.url, a]),
  );
  let bytes = 0;
  for (const { url, body } of ours.values()) {
    if (!url.startsWith("data:")) bytes += gzipSync(await body(), { level: 9 }).length;
  }
  return bytes < mostBytes ? [] : [say.heavy(bytes, mostBytes)];
}
