// `npm run site [-- --only 03] [--out FOLDER]`: the lessons as pages that open from a file, from any web server and
// without a network. What has not changed since the last time is neither run nor made again.
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { endChildren, passSignalsOn } from "./child.mjs";
import { report } from "./failure.mjs";
import { choose, inTurns } from "./lessons.ts";
import { cache, root } from "./place.mjs";
import { say } from "./progress.mjs";
import { buildPages } from "./site/build.ts";
import { installSphinx } from "./site/environment.ts";
import { type Executed, execute } from "./site/executed.ts";

const work = join(cache, "site");

if (import.meta.main) {
  passSignalsOn();
  try {
    process.exitCode ||= await site(process.argv.slice(2));
  } catch (error) {
    endChildren("SIGTERM");
    process.exitCode ||= report(error);
  }
}

/** Makes the site and says where it is. Returns the exit code. */
async function site(args: string[]): Promise<number> {
  const only = { type: "string", multiple: true } as const;
  const { values } = parseArgs({ args, options: { only, out: { type: "string" } } });
  const out = resolve(root, values.out ?? "site");
  await installSphinx();
  await makeSite(choose(values.only ?? []), work, out);
  say(`The site is in ${out}: open ${join(out, "index.html")}`);
  return 0;
}

/**
 * Runs the notebooks that have changed and makes the pages.
 *
 * @param paths of the notebooks
 * @param kept the folder for what is kept from one time to the next
 * @param out the folder for the pages, which is replaced
 */
export async function makeSite(paths: string[], kept: string, out: string): Promise<void> {
  const executed = join(kept, "executed");
  const lessons = await inTurns<string, Executed>(paths, 2, (path) => execute(path, executed));
  if (process.exitCode !== undefined) return;
  const names = lessons.map(({ name }) => name);
  if (new Set(names).size < paths.length)
    throw new Error(`Two of ${paths.map((p) => basename(p))} are named alike`);
  await buildPages(lessons, kept, out);
}
