import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { failures } from "../words/setup.mjs";
import { Failure } from "./failure.mjs";

/** For everything that a page is waited for, in ms: a machine may be busy, or stand still for a while. */
const PATIENCE_MS = 150_000;

/** Where Chromium is, by the variable CHROMIUM or in its usual places; undefined when there is none. */
export function findChromium(): string | undefined {
  return [
    process.env.CHROMIUM ?? "",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
  ].find((path) => path !== "" && existsSync(path));
}

/** @throws Failure when there is no Chromium */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Failure(failures.noChromium);
  }
  return chromium.launch({
    executablePath,
    handleSIGINT: false,
    timeout: PATIENCE_MS,
    args: [
      // Chromium's own sandbox does not start as root; it shows our own pages only.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
      ...["--disable-background-networking", "--disable-component-update"],
    ],
  });
}

/** A page with a context of its own, which goes with it. */
export async function openPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** A plain file server, as any host of static pages is one, that has a folder under a sub-path. */
export async function serve(folder: string): Promise<{ base: string; end: () => void }> {
  const under = "/under/a/path/";
  const types: Record<string, string> = {
    html: "text/html",
    js: "text/javascript",
    css: "text/css",
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://host");
    const path = decodeURIComponent(pathname);
    const file = join(folder, path.slice(under.length));
    const found = path.startsWith(under) && existsSync(file) && statSync(file).isFile();
    const type = types[file.split(".").at(-1) ?? ""];
    response.writeHead(found ? 200 : 404, type ? { "content-type": type } : {});
    response.end(found ? readFileSync(file) : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}${under}`, end: () => server.close() };
}
