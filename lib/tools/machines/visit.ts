// A visit to one room: its base is made if need be, a copy of the course is set up and tried in it.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { openLog } from "../../ground/child.mjs";
import { Failure } from "../../ground/failure.mjs";
import { root } from "../../ground/place.mjs";
import { visits } from "../../words/tools/machines.ts";
import { makeBase, NoRoom } from "./base.ts";
import { copyCheckout } from "./checkout.ts";
import { machines, newFolder, roomsFolder } from "./folders.ts";
import { type OpenRoom, openRoom } from "./open.ts";
import type { Step } from "./steps.ts";
import type { Room, Visit } from "./types.ts";

interface Options {
  /** The program that refuses what the room's kernel refuses. */
  confine: string;
  steps: Step[];
  /** A home with a copy of the course, of which nothing is removed; otherwise a new one, which is. */
  home?: string;
  /** Whether what was written in the room stays. */
  keep?: boolean;
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
    await makeBase(room.base);
    const home = options.home ?? join(folder, "home");
    mkdirSync(home, { recursive: true });
    if (!options.home) copyCheckout(room, home);
    const open = await openRoom(room, { folder, home, confine: options.confine, log });
    try {
      await look(room, open, options.steps, { folder, home }, found);
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

/** Where a room's files are, seen from outside. */
interface Places {
  folder: string;
  home: string;
}

async function look(
  room: Room,
  open: OpenRoom,
  steps: Step[],
  places: Places,
  found: Visit,
): Promise<void> {
  const before = written(places);
  found.versions = await askVersions(open);
  for (const step of steps) {
    if (process.exitCode !== undefined) return;
    const { isolation, ...taken } = await step.take(room, open);
    found.outcomes.push({ step: step.name, ...taken });
    found.isolation = isolation ?? found.isolation;
    // Without a course nothing else can be tried.
    if (step.name === "set-up" && !taken.right) return;
  }
  const files = written(places).filter((file) => !before.includes(file));
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

/** The names of what was written beside the checkout, and of what is in the system or, over a base, was written there. */
function written({ folder, home }: Places): string[] {
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const { stdout } = spawnSync("find", ["upper", "root", "-printf", "/%P\\n"], options);
  const beside = readdirSync(home).map(visits.inHome);
  return [...stdout.split("\n").filter((line) => line.length > 1), ...beside];
}
