// A visit to one room: its base is made if need be, a copy of the course is set up and tried in it.
import { mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { openLog } from "../../ground/child.mjs";
import { Failure } from "../../ground/failure.mjs";
import { root } from "../../ground/place.mjs";
import { visits } from "../../words/tools/machines.ts";
import { makeBase, NoRoom } from "./base.ts";
import { copyCheckout } from "./checkout.ts";
import { whyNoMachine } from "./emulated.ts";
import { machines, newFolder, roomsFolder } from "./folders.ts";
import { openRoom } from "./open.ts";
import { prepare } from "./prepared.ts";
import type { Step } from "./steps.ts";
import type { OpenRoom, Room, Visit } from "./types.ts";

interface Options {
  /** The program that refuses what the room's kernel refuses. */
  confine: string;
  steps: Step[];
  /** A home with a copy of the course, of which nothing is removed; otherwise a new one, which is. */
  home?: string;
  /** Whether what was written in the room stays. */
  keep?: boolean;
  /** Whether an emulated machine brings all that the course depends on itself. */
  alone?: boolean;
}

/** Takes the steps one after the other. It does not throw for what the reader can cure: that is in the visit. */
export async function visit(room: Room, options: Options): Promise<Visit> {
  const { name, about, expects } = room;
  const log = openLog(join(machines, `${name}.log`));
  const found: Visit = {
    ...{ room: name, about, expects, versions: "", isolation: null },
    ...{ outcomes: [], left: [], impossible: "", skipped: false, log: relative(root, log) },
  };
  const folder = newFolder(roomsFolder, name);
  try {
    const emulated = room.kernel !== "";
    const reason = emulated ? whyNoMachine() : undefined;
    if (reason) throw new NoRoom(reason);
    await makeBase(room.base);
    const home = options.home ?? join(folder, "home");
    mkdirSync(home, { recursive: true });
    if (!options.home) copyCheckout(room, home);
    const place = { folder, home, confine: options.confine, log };
    if (emulated && !options.alone) await prepare(room, place);
    const open = await openRoom(room, place);
    try {
      await look(room, open, options.steps, found);
    } finally {
      await open.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    found.impossible = error.message;
    found.skipped = error instanceof NoRoom;
  } finally {
    if (!options.keep) rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

async function look(room: Room, open: OpenRoom, steps: Step[], found: Visit): Promise<void> {
  const before = await open.written();
  found.versions = await askVersions(open);
  for (const step of steps) {
    if (process.exitCode !== undefined) return;
    const { isolation, ...taken } = await step.take(room, open);
    found.outcomes.push({ step: step.name, ...taken });
    found.isolation = isolation ?? found.isolation;
    // Without a course nothing else can be tried.
    if (step.name === "set-up" && !taken.right) return;
  }
  const files = (await open.written()).filter((file) => !before.includes(file));
  found.left = [...(await askLeftovers(open)), ...files];
}

async function askVersions(open: OpenRoom): Promise<string> {
  const version = async (words: string, ...command: string[]): Promise<string> => {
    const { status, said } = await open.run(command);
    const [found = ""] = said[0]?.match(/\d+(\.\d+)+/) ?? [];
    return status === 0 ? visits.version(words, found) : visits.noVersion(words);
  };
  const all = [
    await version("Node", "node", "--version"),
    await version("npm", "npm", "--version"),
    await version("Python", "python3", "--version"),
    await version("gcc", "gcc", "-dumpfullversion"),
  ];
  return all.join(", ");
}

async function askLeftovers(open: OpenRoom): Promise<string[]> {
  const look = ["node_modules/.bin/node", "lib/tools/machines/leftovers.ts"];
  const { status, said } = await open.run(look, "root");
  const git = await open.run(["git", "status", "--porcelain"]);
  const lines = status === 0 ? (JSON.parse(said.at(-1) ?? "[]") as string[]) : said;
  return [...lines, ...git.said.map(visits.inCheckout)];
}
