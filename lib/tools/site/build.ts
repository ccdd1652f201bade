import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { step } from "../../ground/progress.mjs";
import { site } from "../../words/tools/site.ts";
import type { Executed } from "./executed.ts";
import { descriptionOf, pageOf } from "./page.ts";
import { runSphinx } from "./sphinx.ts";
import { stage } from "./stage.ts";

/**
 * Makes the pages of executed notebooks.
 *
 * @param work keeps what Sphinx remembers from one time to the next
 * @param out is replaced when all has gone well
 */
export async function buildPages(lessons: Executed[], work: string, out: string): Promise<void> {
  const source = join(work, "source");
  const pages = lessons.map(({ name }) => name);
  stage(
    {
      notebooks: new Map(lessons.map((lesson) => [lesson.name, pageOf(lesson, pages)])),
      descriptions: new Map(lessons.map((lesson) => [lesson.name, descriptionOf(lesson)])),
    },
    source,
  );
  await step(site.pages, async (detail) => {
    publish(lessons, await runSphinx(source, work, detail), out);
  });
}

function publish(lessons: Executed[], html: string, out: string): void {
  const names = ["index", "search", ...lessons.map(({ name }) => name)];
  rmSync(out, { recursive: true, force: true });
  cpSync(html, out, {
    recursive: true,
    filter: (path) =>
      !isUnused(path.slice(html.length)) &&
      (!path.endsWith(".html") ||
        dirname(path) !== html ||
        names.includes(basename(path, ".html"))),
  });
  const styles = join(out, "_static", "styles", "pydata-sphinx-theme.css");
  writeFileSync(styles, withoutIcons(readFileSync(styles, "utf8")));
  mkdirSync(join(out, "notebooks"));
  for (const { name, source } of lessons) {
    writeFileSync(join(out, "notebooks", `${name}.ipynb`), source);
  }
  // GitHub Pages would leave out folders that begin with an underscore.
  writeFileSync(join(out, ".nojekyll"), "");
}

/** What Sphinx and its theme bring along and no page of ours asks for. */
function isUnused(path: string): boolean {
  return (
    /^\/(\.buildinfo.*|\.doctrees|objects\.inv|_sources|genindex\.html)$/.test(path) ||
    /^\/_static\/(vendor|locales|webpack-macros\.html|sbt-webpack-macros\.html)$/.test(path) ||
    /^\/_static\/images\/logo_|\/fontawesome\.js|\.map$|LICENSE\.txt$/.test(path)
  );
}

/** The theme's style without its two thousand icons; icons.css has those that are used. */
export function withoutIcons(css: string): string {
  return css
    .replace(/@font-face\{[^}]*Font Awesome[^}]*\}/g, "")
    .replace(/[^{}]*\{--fa:"[^"]*"\}/g, "");
}
