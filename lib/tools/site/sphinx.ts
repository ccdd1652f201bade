import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execute as executeProgram, openLog } from "../../ground/child.mjs";
import { Failure } from "../../ground/failure.mjs";
import { logs } from "../../ground/place.mjs";
import { site } from "../../words/tools/site.ts";
import { siteEnvironment } from "./environment.ts";

/**
 * Runs Sphinx on a staged folder.
 *
 * @param detail is told how far it is
 * @returns the folder with the pages
 * @throws Failure with Sphinx's warnings: they are errors
 */
export async function runSphinx(
  source: string,
  work: string,
  detail: (words: string) => void,
): Promise<string> {
  const html = join(work, "html");
  const log = openLog(join(logs, "site.log"));
  const complaints: string[] = [];
  const onLine = (line: string): void => {
    const at = /^(?:reading|writing).*\[ *(\d+%)\]/.exec(line);
    if (at) detail(at[1] ?? "");
    if (/\b(WARNING|ERROR)\b|^\w*Error/i.test(line)) complaints.push(line);
  };
  const python = join(siteEnvironment.folder, "bin", "python");
  const flags = ["--fail-on-warning", "-j", "auto", "-b", "html", "-d", join(work, "doctrees")];
  const args = ["-m", "sphinx", ...flags, "-c", source, source, html];
  const status = await executeProgram(python, args, { log, onLine });
  if (status === 0) {
    for (const page of globSync("*.html", { cwd: html })) lighten(join(html, page));
    return html;
  }
  throw new Failure(site.failed(log, complaints.join("\n")));
}

/** The theme has colours for light and dark only: what it asks for, "auto", is turned into one of them by its script. */
function lighten(page: string): void {
  const text = readFileSync(page, "utf8");
  const light = text.replace(/(<html[^>]* data-theme=)"auto"/, '$1"light"');
  if (light !== text) writeFileSync(page, light);
}
