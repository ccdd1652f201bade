// JupyterLab as the learner sees it, in Chromium.
//
// Processes: JupyterLab is our child in a session of its own and starts the kernel; Chromium is playwright's. Both are
// ended after the tests, JupyterLab by SIGTERM, which makes it end its kernels.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { openPage } from "../../ground/browser.ts";
import { root } from "../../ground/place.mjs";
import { chromiumFor } from "../chromium.ts";
import { isolated, python } from "./client.ts";
import { writeNotebook } from "./notebook.ts";

const cells = [
  `import { display } from "ipc";\nconsole.log("printed"); 6 * 7`,
  `const numbers = [3];\nthrow new RangeError("on purpose");`,
  `({ $schema: "https://vega.github.io/schema/vega-lite/v6.json", title: "A chart", width: 120, height: 80,
  data: { values: [{ x: "a", y: 1 }, { x: "b", y: 2 }] }, mark: "bar",
  encoding: { x: { field: "x" }, y: { field: "y", type: "quantitative" } } })`,
  `console.log("waiting"); while (true) {}`,
  `"still " + "usable"`,
  `display`,
];

describe("JupyterLab in Chromium", function () {
  this.timeout(300_000);
  let folder: string;
  let lab: ChildProcess;
  let browser: Browser;
  let page: Page;

  before(async function () {
    browser = await chromiumFor(this);
    folder = mkdtempSync(join(tmpdir(), "übers Netz "));
    writeNotebook(join(folder, "lesson.ipynb"), cells);
    const port = await freePort();
    lab = startLab(folder, port);
    page = await openPage(browser, { viewport: { width: 1200, height: 1500 } });
    await answered(port);
    await page.goto(`http://127.0.0.1:${port}/lab/tree/lesson.ipynb?token=test`);
    await cell(0).waitFor();
  });

  after(async () => {
    if (page) {
      const pictures = join(root, ".cache", "test");
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, "lab.png") });
    }
    await browser?.close();
    if (lab?.exitCode === null) {
      const ended = once(lab, "exit");
      lab.kill("SIGTERM");
      await ended;
    }
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const cell = (index: number): Locator =>
    page.locator(`.jp-Notebook .jp-CodeCell >> nth=${index}`);
  const editor = (index: number): Locator => cell(index).locator(".cm-content");
  const output = (index: number): Locator => cell(index).locator(".jp-OutputArea");
  const start = async (index: number): Promise<void> => {
    await editor(index).click();
    await page.keyboard.press("Shift+Enter");
  };
  const ended = (index: number): Promise<void> =>
    cell(index)
      .locator(".jp-InputPrompt", { hasText: /\[\d+\]/ })
      .waitFor();
  const run = async (index: number): Promise<string> => {
    await start(index);
    await ended(index);
    return output(index).innerText();
  };

  it("opens the notebook with our kernel and shows text and a result", async () => {
    // What is run before the kernel is there, JupyterLab forgets.
    await page.getByText("TypeScript (Talking Processes) | Idle").waitFor();
    assert.match(await run(0), /printed[\s\S]*42/);
  });

  it("renders an error with its line and a caret", async () => {
    const text = await run(1);
    assert.match(text, /RangeError: on purpose/);
    assert.match(text, /line 2[\s\S]*→ 2 \| throw new RangeError[\s\S]*\^/);
    // JupyterLab renders an error with the colours of standard error.
    const mime = await output(1).locator("[data-mime-type]").first().getAttribute("data-mime-type");
    assert.equal(mime, "application/vnd.jupyter.stderr");
  });

  it("draws a Vega-Lite chart itself, not the picture beside it", async () => {
    await run(2);
    const chart = output(2).locator(".vega-embed");
    await chart.locator("canvas, svg.marks").first().waitFor();
    const box = await chart.boundingBox();
    assert.ok(box && box.width > 100 && box.height > 80, JSON.stringify(box));
  });

  it("interrupts a loop by its button", async () => {
    await start(3);
    await output(3).getByText("waiting").waitFor();
    await page.locator('[data-command="notebook:interrupt-kernel"]').first().click();
    await ended(3);
    assert.match(await output(3).innerText(), /Interrupted: The cell was interrupted/);
    assert.match(await run(4), /'still usable'/);
  });

  it("shows the documentation of ipc at Shift-Tab", async () => {
    await editor(5).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Shift+Tab");
    const tooltip = page.locator(".jp-Tooltip");
    await tooltip.getByText("as an output of the running cell").waitFor();
    const text = await tooltip.innerText();
    assert.match(text, /function display\(value: unknown/);
  });
});

function startLab(folder: string, port: number): ChildProcess {
  const options = [
    "--no-browser",
    "--allow-root",
    `--ServerApp.port=${port}`,
    "--ServerApp.port_retries=0",
    `--ServerApp.root_dir=${folder}`,
    "--IdentityProvider.token=test",
  ];
  return spawn(python(), ["-m", "jupyterlab", ...options], {
    cwd: folder,
    env: isolated(folder),
    stdio: "ignore",
    detached: true,
  });
}

async function answered(port: number): Promise<void> {
  for (let round = 0; round < 1200; round += 1) {
    const reply = await fetch(`http://127.0.0.1:${port}/api`).catch(() => null);
    if (reply?.ok) return;
    await sleep(50);
  }
  throw new Error("JupyterLab does not answer");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
