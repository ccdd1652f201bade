import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Notebook } from "../../ground/notebook.ts";
import { step } from "../../ground/progress.mjs";
import { site } from "../../words/tools/site.ts";
import type { Executed } from "./executed.ts";
import { withGlossary } from "./glossary.ts";
import { inline } from "./inline.ts";
import { descriptionOf, pageOf } from "./page.ts";
import { runSphinx } from "./sphinx.ts";
import { stage } from "./stage.ts";

/**
 * Makes one HTML file of a lesson that needs no other: for the upload into a learning management system.
 *
 * @param work keeps what Sphinx remembers from one time to the next
 * @param out the folder for NAME.html
 * @returns the file and its size in bytes
 */
export async function buildSingle(
  lesson: Executed,
  glossary: Notebook,
  work: string,
  out: string,
): Promise<{ file: string; bytes: number }> {
  const { name, source } = lesson;
  const folder = join(work, "single", name);
  const whole = { ...lesson, notebook: withGlossary(lesson.notebook, glossary) };
  stage(
    {
      notebooks: new Map([[name, pageOf(whole, [name])]]),
      descriptions: new Map([[name, descriptionOf(lesson)]]),
      single: name,
    },
    join(folder, "source"),
  );
  const file = join(out, `${name}.html`);
  await step(site.oneFile(name), async (detail) => {
    const html = await runSphinx(join(folder, "source"), folder, detail);
    mkdirSync(join(html, "notebooks"), { recursive: true });
    writeFileSync(join(html, "notebooks", `${name}.ipynb`), source);
    mkdirSync(out, { recursive: true });
    const page = readFileSync(join(html, `${name}.html`), "utf8");
    writeFileSync(file, inline(page, html));
  });
  return { file, bytes: readFileSync(file).length };
}
