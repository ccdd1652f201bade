// A site of two notebooks, made by what `npm run site` runs, in a real browser: from a file, from a server under a
// sub-path, with scripts and without.
import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { metadata } from "../../setup/notebooks.ts";
import { cache, root } from "../../setup/place.mjs";
import { haveSphinx } from "../../setup/site/environment.ts";
import { makeSite } from "../../setup/site.ts";

const executable = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => existsSync(path));
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const calm = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

const cells = [
  "# 1. A word\n\nA parent talks through a [pipe](glossary.ipynb#pipe), and more in [another](99-none.ipynb).",
  `import { program, run } from "ipc";
const hello = await run(program(({ pipe, fork, read, write, wait, exit }) => {
  const [r, w] = pipe();
  if (fork() === 0) {
    read(r, 5);
    exit(0);
  }
  write(w, "hello");
  wait();
}));
hello.steps()`,
  "hello.timeline()",
];

describe("npm run site", function () {
  this.timeout(180_000);
  let folder: string;
  let site: string;
  let browser: Browser;
  let server: Server;
  let bases: string[];
  let paths: string[];

  before(async function () {
    const lacking = executable
      ? "Sphinx: `npm run site` installs it"
      : "Chromium: set CHROMIUM to its path";
    if (!executable || !haveSphinx()) {
      console.log(`      Not tested for want of ${lacking}.`);
      this.skip();
    }
    mkdirSync(join(cache, "test"), { recursive: true });
    folder = mkdtempSync(join(cache, "test", "site é -"));
    mkdirSync(join(folder, "in"));
    const lesson = join(folder, "in", "01-a-word.ipynb");
    writeFileSync(lesson, JSON.stringify(notebookOf(cells)));
    paths = [lesson, join(root, "notebooks", "glossary.ipynb")];
    site = join(folder, "site");
    await makeSite(paths, join(folder, "kept"), site);
    server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "", "http://host").pathname);
      const file = join(site, path.replace(/^\/under\/a\/path\//, "/"));
      const found =
        path.startsWith("/under/a/path/") && existsSync(file) && statSync(file).isFile();
      const type = { html: "text/html", js: "text/javascript", css: "text/css" }[
        file.split(".").at(-1) ?? ""
      ];
      response.writeHead(found ? 200 : 404, type ? { "content-type": type } : {});
      response.end(found ? readFileSync(file) : "");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    bases = [`${pathToFileURL(site)}/`, `http://127.0.0.1:${port}/under/a/path/`];
    browser = await chromium.launch({ executablePath: executable, args: [...flags, ...calm] });
  });
  after(async () => {
    await browser?.close();
    server?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  for (const scripts of [true, false]) {
    it(`asks only for what is its own and finds it, ${scripts ? "with" : "without"} scripts`, async () => {
      for (const base of bases) {
        for (const name of ["index", "01-a-word", "glossary", "search"]) {
          const { page, faults, asked } = await open(`${base}${name}.html`, scripts);
          assert.deepEqual(faults, [], `${base}${name}.html`);
          const strange = asked.filter((url) => !url.startsWith(base) && !url.startsWith("data:"));
          assert.deepEqual(strange, [], `${base}${name}.html`);
          await page.context().close();
        }
      }
    });
  }

  it("has links that all lead somewhere", async () => {
    for (const name of ["index", "01-a-word", "glossary"]) {
      const { page } = await open(`${bases[0]}${name}.html`, true);
      const links = (await page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((a) => a.href)",
      )) as string[];
      for (const link of links.filter((l) => l.startsWith("file:"))) {
        const { pathname, hash } = new URL(link);
        const file = decodeURIComponent(pathname);
        assert.ok(existsSync(file), `${name}: ${link}`);
        if (hash.length > 1 && file.endsWith(".html")) {
          const id = decodeURIComponent(hash.slice(1));
          assert.ok(readFileSync(file, "utf8").includes(`id="${id}"`), `${name}: ${link}`);
        }
      }
      if (name === "01-a-word") assert.ok(links.some((l) => l.includes("glossary.html#pipe")));
      await page.context().close();
    }
  });

  it("shows the drawing without scripts, and with them one that its slider moves", async () => {
    const still = await open(`${bases[0]}01-a-word.html`, false);
    const drawing = still.page.locator(".picture .drawn svg").first();
    assert.ok(await drawing.isVisible());
    assert.match(await drawing.innerHTML(), /<title/);
    await still.page.context().close();
    for (const base of bases) {
      const { page } = await open(`${base}01-a-word.html`, true);
      const slider = page.locator(".picture .live input[type=range]").first();
      await slider.scrollIntoViewIfNeeded();
      const picture = page.locator(".picture .live svg").first();
      const before = await picture.innerHTML();
      await slider.focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(
        `document.querySelector(".picture .live svg").innerHTML !== ${JSON.stringify(before)}`,
      );
      assert.equal(await page.locator(".picture .drawn").first().isVisible(), false);
      await page.context().close();
    }
  });

  it("cuts nothing off on a phone", async () => {
    for (const scripts of [true, false]) {
      const { page } = await open(`${bases[0]}01-a-word.html`, scripts, 390);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      assert.ok(Number(width) <= 390, `the page is ${width} px wide`);
      await page.context().close();
    }
  });

  it("says what it was run with, colours TypeScript, gives the notebook as it was", () => {
    const page = readFileSync(join(site, "01-a-word.html"), "utf8");
    assert.match(page, /one run on <time[\s\S]*Linux \d[\s\S]*Node \d[\s\S]*TypeScript 5/);
    assert.match(page, /<span class="k">import<\/span>/);
    assert.match(page, /<meta name="description" content="A parent talks through a pipe, and/);
    assert.match(page, /<html[^>]* lang="en"/);
    assert.deepEqual(
      readFileSync(join(site, "notebooks", "01-a-word.ipynb")),
      readFileSync(paths[0] ?? ""),
    );
  });

  it("runs again only what has changed", async () => {
    const kept = join(folder, "kept", "executed");
    const [lesson, glossary] = ["01-a-word", "glossary"].map((name) => join(kept, `${name}.json`));
    const ranAt = (file = "") => JSON.parse(readFileSync(file, "utf8")).ran.date;
    const before = [ranAt(lesson), ranAt(glossary)];
    writeFileSync(paths[0] ?? "", JSON.stringify(notebookOf([...cells.slice(0, 1), "6 * 7"])));
    await makeSite(paths, join(folder, "kept"), site);
    assert.notEqual(ranAt(lesson), before[0]);
    assert.equal(ranAt(glossary), before[1]);
    assert.match(readFileSync(join(site, "01-a-word.html"), "utf8"), />42\b/);
  });

  /** A page that has come to rest, what it asked for and what went wrong. */
  async function open(
    url: string,
    javaScriptEnabled: boolean,
    width = 1300,
  ): Promise<{ page: Page; faults: string[]; asked: string[] }> {
    const viewport = { width, height: 800 };
    const context = await browser.newContext({ javaScriptEnabled, viewport });
    const page = await context.newPage();
    const faults: string[] = [];
    const asked: string[] = [];
    page.on("console", (said) => {
      if (["error", "warning"].includes(said.type())) faults.push(said.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("request", (request) => asked.push(request.url()));
    page.on("requestfailed", (request) => {
      // Without scripts the browser itself refuses to load one.
      const refused = !javaScriptEnabled && request.resourceType() === "script";
      if (!refused) faults.push(`failed: ${request.url()}`);
    });
    page.on("response", (answer) => {
      if (answer.status() >= 400) faults.push(`${answer.status()}: ${answer.url()}`);
    });
    await page.goto(url, { waitUntil: "networkidle" });
    return { page, faults, asked };
  }
});

function notebookOf(sources: string[]): object {
  const made = sources.map((source, index) => {
    const cell = { id: `cell-${index}`, metadata: {}, source };
    if (index === 0) return { ...cell, cell_type: "markdown" };
    return { ...cell, cell_type: "code", execution_count: null, outputs: [] };
  });
  return { cells: made, metadata, nbformat: 4, nbformat_minor: 5 };
}
