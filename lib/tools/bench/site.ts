// The lessons and their pages: how long each lesson takes from top to bottom, and how long the whole site takes.
import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { execa } from "execa";
import { cache, environment, venv } from "../../ground/place.mjs";
import { choose, inTurns } from "../lessons/command.ts";
import { makeSite } from "../site/command.ts";
import { installSphinx } from "../site/environment.ts";
import { execute } from "../site/executed.ts";
import { promise } from "./compare.ts";
import { seconds } from "./seconds.ts";
import type { Measurement } from "./types.ts";

/** Seconds: of one lesson on two busy CPUs, of the site from nothing, and of the site when nothing has changed. */
const PROMISES = { lesson: 60, site: 180, again: 20 };
/** The lesson that is also run by the usual tool: the shortest. */
const SHORTEST = "00-start-here";

/** The whole course with `full`, which takes minutes; otherwise its first two lessons and their pages. */
export async function measure({ full }: { full: boolean }): Promise<Measurement[]> {
  await installSphinx();
  const folder = join(cache, "bench", "site");
  rmSync(folder, { recursive: true, force: true });
  const executed = join(folder, "executed");
  const paths = choose(full ? [] : ["00", "01"]);
  const found: Measurement[] = [];
  // Two at a time: a lesson has both CPUs busy, as for a reader who does other things.
  const lessons = await seconds(() =>
    inTurns(paths, 2, async (path) => {
      const took = await seconds(() => execute(path, executed));
      found.push(promise(`lesson ${basename(path, ".ipynb")}`, took, "s", PROMISES.lesson));
    }),
  );
  const site = (): Promise<number> => seconds(() => makeSite(paths, folder, join(folder, "pages")));
  const pages = await site();
  const again = await site();
  found.sort((a, b) => a.name.localeCompare(b.name));
  const what = full ? "the site" : "the site of two lessons";
  return [
    ...found,
    await besideNbconvert(folder),
    promise(`${what}, lessons run`, lessons + pages, "s", PROMISES.site),
    promise(`${what}, nothing changed`, again, "s", PROMISES.again),
  ];
}

/** The tool that runs notebooks everywhere, on the same lesson, with the same kernel. */
async function besideNbconvert(folder: string): Promise<Measurement> {
  const [path = ""] = choose([SHORTEST]);
  const place = join(folder, "nbconvert");
  mkdirSync(place, { recursive: true });
  const args = ["--to", "notebook", "--execute", `--output-dir=${place}`, path];
  const reference = await seconds(() =>
    execa(join(venv, "bin", "jupyter-nbconvert"), args, { env: environment() }),
  );
  const ours = await seconds(() => execute(path, join(place, "ours")));
  const about = { name: `lesson ${SHORTEST}, alone`, unit: "s", against: "jupyter nbconvert" };
  return { ...about, ours, reference, ratio: ours / reference, target: 1.2 };
}
