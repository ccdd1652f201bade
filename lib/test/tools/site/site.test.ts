// A site of two notebooks, made once by what `npm run site` runs, and looked at in a real browser.
import assert from "node:assert/strict";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { findLeaks, sourcesOf, textsOf } from "../../../../grading/handout/passages.ts";
import { openPage } from "../../../ground/browser.ts";
import { listNotebooks, readStaged } from "../../../ground/notebook-files.ts";
import { cache, root } from "../../../ground/place.mjs";
import { auditSite } from "../../../tools/site/audit.ts";
import { makeBook } from "../../../tools/site/book.ts";
import { makeSingles, makeSite } from "../../../tools/site/command.ts";
import { installSphinx } from "../../../tools/site/environment.ts";
import { execute } from "../../../tools/site/executed.ts";
import { faultyLinks } from "../../../tools/site/links.ts";
import { chromiumFor } from "../../chromium.ts";
import { FOCUSED, type Made, notebookOf, wrong } from "./lesson.ts";

describe("npm run site", function () {
  this.timeout(900_000);
  let folder: string;
  let site: string;
  let kept: string;
  let browser: Browser;
  let lesson: string;
  let paths: string[];

  before(async function () {
    browser = await chromiumFor(this);
    await installSphinx();
    mkdirSync(join(cache, "test"), { recursive: true });
    folder = mkdtempSync(join(cache, "test", "site é -"));
    mkdirSync(join(folder, "in"));
    lesson = join(folder, "in", "01-a-word.ipynb");
    writeFileSync(lesson, JSON.stringify(notebookOf()));
    paths = [lesson, join(root, "notebooks", "glossary.ipynb")];
    site = join(folder, "site");
    kept = join(folder, "kept");
    assert.deepEqual(await makeSite(paths, kept, site), ["01-a-word", "glossary"]);
  });
  after(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it("has pages without a fault, however they are opened", async () => {
    assert.deepEqual(await auditSite(site, ["01-a-word", "search"], browser), []);
    for (const name of ["index", "glossary"]) assert.deepEqual(faultyLinks(site, name), []);
  });

  it("would be told of what is wrong with a page", async () => {
    const broken = join(folder, "broken");
    cpSync(site, broken, { recursive: true });
    appendFileSync(join(broken, "index.html"), wrong);
    const faults = (await auditSite(broken, ["index"], browser)).join("\n");
    for (const fault of [
      /the link none\.html leads nowhere/,
      /the link glossary\.html#nothing leads to no place/,
      /\(file\): oh/,
      /asks elsewhere: http:\/\/127\.0\.0\.1:9\/image\.png/,
      /axe image-alt/,
      /\(phone\): the page is 2\d\d\d px wide/,
      /picture 1 does not come alive/,
      /\(no scripts, phone\): picture 1 has no title/,
    ]) {
      assert.match(faults, fault);
    }
  });

  it("draws a picture for the width of the screen, and says what is under the pointer", async () => {
    for (const [width, drawn] of [
      [390, 358],
      [1300, 688],
    ] as const) {
      const page = await open("01-a-word", width);
      const picture = page.locator(".picture[data-live] .live svg").first();
      await picture.scrollIntoViewIfNeeded();
      assert.equal(Math.round((await picture.boundingBox())?.width ?? 0), drawn);
      await page.close();
    }
    const page = await open("01-a-word");
    const timeline = page.locator(".picture").nth(1);
    await timeline.scrollIntoViewIfNeeded();
    const tip = page.locator("#picture-tip");
    // The page draws it when it gets the pointer's event; not every mark has one.
    const marks = timeline.locator(".live .role-mark path");
    await marks.first().waitFor({ state: "attached" });
    const count = await marks.count();
    let said = "";
    for (let turn = 0; turn < 5 * count && said === ""; turn++) {
      await marks.nth(turn % count).hover({ force: true });
      await tip.waitFor({ state: "visible", timeout: 2000 }).catch(() => {});
      said = await tip.innerText();
    }
    assert.match(said, /\w+\(.*\)/);
    const loaded = page.locator("head script[src*='/vega']");
    assert.equal(await loaded.count(), 2, "Vega and Vega-Lite, once for both pictures");
    await page.keyboard.press("Escape");
    assert.equal(await tip.isVisible(), false);
    await page.close();
  });

  it("sorts a table by keyboard, numbers by their size, and back", async () => {
    const page = await open("01-a-word");
    const table = page.locator("table.sortable", { has: page.getByText("latency") }).first();
    const column = async () => table.locator("tbody tr > :first-child").allInnerTexts();
    await table.getByRole("button", { name: "latency" }).focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await column(), ["FIFO", "pipe", "socket", "none"]);
    assert.equal(await table.locator("th[aria-sort=ascending]").innerText(), "latency");
    await page.keyboard.press("Space");
    assert.deepEqual(await column(), ["socket", "pipe", "FIFO", "none"]);
    await table.getByRole("button", { name: "mechanism" }).focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await column(), ["FIFO", "none", "pipe", "socket"]);
    assert.equal(await table.locator("[aria-sort]").count(), 1);
    await page.close();
  });

  it("is used by keyboard alone", async () => {
    const page = await open("01-a-word");
    // Vega may be loaded later than the next key is pressed.
    const slider = page.locator(".live input[type=range]").first();
    await page.locator(".picture").first().scrollIntoViewIfNeeded();
    await slider.waitFor();
    await page.evaluate("scrollTo(0, 0)");
    const reached = new Set<string>();
    for (let tab = 0; tab < 120; tab++) {
      await page.keyboard.press("Tab");
      const at = String(await page.evaluate(FOCUSED));
      if (at === "BODY") break;
      reached.add(at);
    }
    for (const wanted of [
      /^A Skip to main content/,
      /^BUTTON Search/,
      /^A Glossary/,
      /^BUTTON .*Color mode/,
      /^A Download this notebook/,
      /^BUTTON .*Copy/,
      /^INPUT range/,
      /^SUMMARY Hint 1/,
      /^BUTTON latency/,
      /^A .*next/i,
    ]) {
      assert.ok(
        [...reached].some((at) => wanted.test(at)),
        `${wanted} among ${[...reached]}`,
      );
    }
    await page.keyboard.press("Control+k");
    await page.keyboard.type("datagram");
    await page.keyboard.press("Enter");
    await page.locator("#search-results li a", { hasText: "Glossary" }).first().waitFor();
    assert.match(page.url(), /^file:.*search\.html\?q=datagram/);
    await page.close();
  });

  it("folds the output that answers a question, and opens it without a script", async () => {
    const page = await open("01-a-word", 1300, false);
    const cell = page.locator(".cell", { hasText: "1 + 1" });
    assert.equal(await cell.locator(".cell_output").isVisible(), false);
    await cell.getByText("Show the output").click();
    assert.equal((await cell.locator(".cell_output").innerText()).trim(), "2");
    await page.close();
  });

  it("prints a dark page in light colours", async () => {
    const page = await open("01-a-word");
    await page.evaluate(`document.documentElement.dataset.theme = "dark";
      addEventListener("beforeprint", () => { window.printed = document.documentElement.dataset.theme; });`);
    await page.pdf({ pageRanges: "1" });
    assert.equal(await page.evaluate("window.printed"), "light");
    assert.equal(await page.evaluate("document.documentElement.dataset.theme"), "dark");
    await page.close();
  });

  it("shows an exercise with its task, folded hints and the way to try it, and no result", async () => {
    const page = await open("01-a-word", 1300, false);
    assert.equal(await page.getByText("Close the end that you do not use.").isVisible(), false);
    assert.equal(await page.getByRole("heading", { name: "Exercise: Say a word" }).count(), 1);
    assert.ok(await page.getByText("YOUR CODE HERE").isVisible());
    const note = page.locator(".try");
    assert.equal(await note.count(), 1);
    assert.equal(await note.locator("a").getAttribute("href"), "notebooks/01-a-word.ipynb");
    // Nothing of these two cells has run: the check would not even have been found.
    for (const code of ["YOUR CODE HERE", "await check"]) {
      const cell = page.locator(".cell", { hasText: code });
      assert.equal(await cell.locator(".cell_output").count(), 0);
    }
    await page.close();
  });

  it("says what it was run with, colours TypeScript, gives the notebook as it was", () => {
    const page = readFileSync(join(site, "01-a-word.html"), "utf8");
    assert.match(page, /one run on <time[\s\S]*Linux \d[\s\S]*Node \d[\s\S]*TypeScript 5/);
    assert.match(page, /<span class="k">import<\/span>/);
    assert.match(page, /<title>1\. A word · Talking Processes<\/title>/);
    assert.match(page, /<meta name="description" content="A parent talks through a pipe, and/);
    assert.match(page, /href="glossary\.html#pipe"/);
    assert.doesNotMatch(page, /99-none/);
    assert.match(page, /<html lang="en" [^>]*data-theme="light"/, "colours without scripts");
    const given = join(site, "notebooks", "01-a-word.ipynb");
    assert.deepEqual(readFileSync(given), readFileSync(lesson));
  });

  it("gives away no solution, hidden check or mistake, here or in any notebook", () => {
    const texts = textsOf(site);
    const grading = join(folder, "grading");
    const solutions = join(grading, "course", "words", "say", "solutions");
    mkdirSync(solutions, { recursive: true });
    const solution = join(solutions, "main.ts");
    writeFileSync(
      solution,
      notebookOf()
        .cells.map(() => "const nothing = of(that, page);")
        .join("\n"),
    );
    assert.deepEqual(findLeaks(texts, grading), []);
    writeFileSync(solution, String((notebookOf().cells[1] as Made).source));
    const [leak] = findLeaks(texts, grading);
    assert.match(leak?.name ?? "", /01-a-word\.\w+$/);
    assert.equal(leak?.of, "course/words/say/solutions/main.ts");
    for (const path of listNotebooks()) texts.set(path, sourcesOf(readStaged(path)));
    assert.deepEqual(findLeaks(texts, join(root, "grading")), []);
  });

  it("makes one file of a lesson that works alone", async () => {
    const out = join(folder, "single");
    assert.equal(await makeSingles([lesson], kept, out), 0);
    assert.deepEqual(await auditSite(out, ["01-a-word"], browser), []);
    const file = join(out, "01-a-word.html");
    assert.ok(statSync(file).size < 3e6, `${statSync(file).size} bytes`);
    const html = readFileSync(file, "utf8");
    assert.doesNotMatch(html, /<(?:script|img|link|source|iframe)\b[^>]*\b(?:src|href)="(?!data:)/);
    assert.match(html, /href="#word-pipe"[\s\S]*id="word-pipe"[\s\S]*A buffer in the kernel/);
    const notebook = /href="data:application\/x-ipynb\+json;base64,([^"]+)"[^>]* download="01-a/;
    const given = Buffer.from(notebook.exec(html)?.[1] ?? "", "base64").toString();
    assert.equal(given, readFileSync(lesson, "utf8"));
  });

  it("prints the lessons as a book with bookmarks, whose answers and hints come at the end", async () => {
    const lessons = await Promise.all(paths.map((path) => execute(path, join(kept, "executed"))));
    const { file } = await makeBook(lessons, kept, folder, browser);
    const pdf = readFileSync(file, "latin1");
    assert.match(pdf, /^%PDF-1\.[\s\S]*\/StructTreeRoot[\s\S]*%%EOF\s*$/);
    assert.match(pdf, /\/Outlines/);
    assert.ok((pdf.match(/\/Type \/Page\b/g)?.length ?? 0) > 5);
    assert.deepEqual(faultyLinks(join(kept, "book"), "book"), []);
    const page = await openPage(browser);
    await page.goto(pathToFileURL(join(kept, "book", "book.html")).href);
    await page.addScriptTag({ path: join(root, "notebooks", "site", "book.js") });
    const astray = `[...document.querySelectorAll("nav ul ul a")].filter(({ hash, innerText }) =>
      !document.getElementById(hash.slice(1)).querySelector("h2").innerText.startsWith(innerText))`;
    assert.equal(await page.evaluate(`${astray}.length`), 0, "the contents lead to their heads");
    const answers = await page.locator(".answer").allInnerTexts();
    assert.deepEqual(answers, ["Hint 1\n\nClose the end that you do not use."]);
    assert.equal(await page.locator("article details:not([open])").count(), 0);
    await page.close();
  });

  it("runs again only what has changed, and makes no page of a notebook that fails", async () => {
    const executed = join(kept, "executed");
    const ranAt = () =>
      ["01-a-word", "glossary"].map((name) => {
        return JSON.parse(readFileSync(join(executed, `${name}.json`), "utf8")).ran.date;
      });
    const before = ranAt();
    for (const path of paths) await execute(path, executed);
    assert.deepEqual(ranAt(), before);
    writeFileSync(lesson, JSON.stringify(notebookOf(["# A word", "6 * 7"])));
    await makeSite(paths, kept, site);
    assert.notEqual(ranAt()[0], before[0]);
    assert.equal(ranAt()[1], before[1]);
    assert.match(readFileSync(join(site, "01-a-word.html"), "utf8"), />42\b/);
    writeFileSync(lesson, JSON.stringify(notebookOf(["# A word", "throw new Error('oh')"])));
    await assert.rejects(makeSite(paths, kept, site), /cell 2 \(cell-1\) fails: Error: oh/);
    assert.ok(existsSync(join(site, "index.html")), "the last site is still there");
  });

  async function open(name: string, width = 1300, javaScriptEnabled = true): Promise<Page> {
    const viewport = { width, height: 800 };
    const page = await openPage(browser, { javaScriptEnabled, viewport });
    await page.goto(`${pathToFileURL(site)}/${name}.html`, { waitUntil: "load" });
    return page;
  }
});
