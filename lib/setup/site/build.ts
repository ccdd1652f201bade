import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { execute as executeProgram, openLog } from "../child.mjs";
import { Failure } from "../failure.mjs";
import { logs, root } from "../place.mjs";
import { step } from "../progress.mjs";
import { siteEnvironment } from "./environment.ts";
import type { Executed } from "./executed.ts";
import { descriptionOf, pageOf } from "./page.ts";

/** What the pages are made with: Sphinx's configuration, the first page, style and scripts. */
const settings = join(root, "notebooks", "site");
const modules = join(root, "node_modules");

/**
 * Makes the pages of executed notebooks.
 *
 * @param work keeps what Sphinx remembers from one time to the next
 * @param out is replaced when all has gone well
 * @throws Failure with Sphinx's warnings: they are errors
 */
export async function buildPages(lessons: Executed[], work: string, out: string): Promise<void> {
  const source = join(work, "source");
  const html = join(work, "html");
  stage(lessons, source);
  await step("pages", async (detail) => {
    const log = openLog(join(logs, "site.log"));
    const complaints: string[] = [];
    const onLine = (line: string): void => {
      const at = /^(?:reading|writing).*\[ *(\d+%)\]/.exec(line);
      if (at) detail(at[1] ?? "");
      if (/\b(WARNING|ERROR)\b|^\w*Error/i.test(line)) complaints.push(line);
    };
    const python = join(siteEnvironment.folder, "bin", "python");
    const flags = ["--fail-on-warning", "-b", "html", "-d", join(work, "doctrees")];
    const args = ["-m", "sphinx", ...flags, "-c", source, source, html];
    const status = await executeProgram(python, args, { log, onLine });
    if (status !== 0) {
      throw new Failure(`The pages could not be made (${log}):\n${complaints.join("\n")}`);
    }
  });
  publish(lessons, html, out);
}

/** Writes what has changed and removes what has gone, so that Sphinx makes again what it must and no more. */
function stage(lessons: Executed[], source: string): void {
  const pages = lessons.map(({ name }) => name);
  const files = new Map<string, Buffer | string>();
  for (const lesson of lessons) {
    files.set(`${lesson.name}.ipynb`, JSON.stringify(pageOf(lesson, pages)));
  }
  const descriptions = lessons.map((lesson) => [lesson.name, descriptionOf(lesson)]);
  files.set("descriptions.json", JSON.stringify(Object.fromEntries(descriptions)));
  for (const name of [
    "conf.py",
    "headings.py",
    "index.md",
    "assets/icon.svg",
    "assets/site.css",
    "assets/pictures.js",
  ]) {
    files.set(name, readFileSync(join(settings, name)));
  }
  for (const name of ["vega", "vega-lite"]) {
    files.set(`assets/${name}.js`, readFileSync(join(modules, name, "build", `${name}.min.js`)));
  }
  for (const image of globSync("images/*", { cwd: dirname(settings) })) {
    files.set(image, readFileSync(join(dirname(settings), image)));
  }
  for (const old of globSync("**/*", { cwd: source, withFileTypes: true })) {
    const path = join(old.parentPath, old.name);
    if (old.isFile() && !files.has(relative(source, path))) rmSync(path);
  }
  for (const [name, content] of files) {
    const path = join(source, name);
    if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

function publish(lessons: Executed[], html: string, out: string): void {
  const names = ["index", "search", "genindex", ...lessons.map(({ name }) => name)];
  rmSync(out, { recursive: true, force: true });
  cpSync(html, out, {
    recursive: true,
    filter: (path) =>
      !/^(\.buildinfo.*|objects\.inv|_sources|genindex\.html)$/.test(basename(path)) &&
      (!path.endsWith(".html") ||
        dirname(path) !== html ||
        names.includes(basename(path, ".html"))),
  });
  mkdirSync(join(out, "notebooks"));
  for (const { name, source } of lessons) {
    writeFileSync(join(out, "notebooks", `${name}.ipynb`), source);
  }
  // GitHub Pages would leave out folders that begin with an underscore.
  writeFileSync(join(out, ".nojekyll"), "");
}
