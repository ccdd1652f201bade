import type { RunRecord } from "../../record/types.ts";
import type { Scene } from "../draw/scene.ts";
import { placeIn, type Tenant } from "../draw/slots.ts";
import { systemObjects } from "../tell/chores.ts";
import { factsOfObject, factsOfOpen, preview } from "../tell/facts.ts";
import type { Frame } from "./frames.ts";

/** Where everything is, for all steps: nothing moves when the slider does. */
export interface StepsLayout {
  processes: Column;
  opens: Column;
  objects: Column;
  /** The descriptors that each process ever has, in order: a line each, of its box. */
  fds: Map<string, string[]>;
  maps: Map<string, string[]>;
  /** Standard streams are named in the descriptor table; they need no boxes. */
  standard: Set<string>;
}

export interface Column {
  x: number;
  width: number;
  /** y of each box's top, by name. */
  y: Map<string, number>;
  height: Map<string, number>;
}

const PADDING = 4;
/** More than these are not drawn: a process with a thousand descriptors stays a picture. */
const MOST = 16;

export function layOutSteps(
  record: RunRecord,
  frames: Frame[],
  scene: Scene,
  top: number,
): StepsLayout {
  const fds = namesIn(frames, "fds");
  const maps = namesIn(frames, "maps");
  const system = systemObjects(record);
  const standard = standardObjects(record);
  const hidden = (object: string) => standard.has(object) || system.has(object);
  const drawn = new Set(record.opens.filter((o) => !hidden(o.object)).map((o) => o.name));
  const wide = scene.width > 500;
  // Where mappings alone lead to something, there is no column between for their arrows to cross.
  const none = drawn.size === 0;
  const gap = wide ? 46 : 20;
  const shares = none ? [0.42, 0, 0.42] : wide ? [0.31, 0.31, 0.38] : [0.26, 0.33, 0.41];
  const room = scene.width - 2 * gap - 2;
  const [first = 0, second = 0, third = 0] = shares.map((share) => Math.floor(share * room));
  const lines = {
    processes: (name: string) =>
      1 + (fds.get(name)?.length ?? 0) + 3 * (maps.get(name)?.length ?? 0),
    opens: (name: string) =>
      1 +
      most(
        frames,
        ({ state }) => state.opens[name],
        (o) => factsOfOpen(o).length,
      ),
    objects: (name: string) => 1 + most(frames, ({ state }) => state.objects[name], linesOfObject),
  };
  const column = (part: keyof typeof lines, x: number, width: number): Column => {
    const height = new Map<string, number>();
    const tenants: Tenant[] = [];
    for (const [name, [from, to]] of livesOf(frames, part)) {
      if (part === "opens" && !drawn.has(name)) continue;
      if (part === "objects" && hidden(name)) continue;
      height.set(name, lines[part](name) * scene.row + 2 * PADDING);
      // One step longer than it lives: its end is shown, too.
      tenants.push({ name, from, to: to + 1, height: height.get(name) ?? 0 });
    }
    return { x, width, y: placeIn(tenants.slice(0, 3 * MOST), top, 10), height };
  };
  return {
    processes: column("processes", 1, first),
    opens: column("opens", 1 + first + gap, second),
    objects: column("objects", scene.width - third - 1, third),
    fds,
    maps,
    standard,
  };
}

function standardObjects(record: RunRecord): Set<string> {
  const kinds = ["stdin", "stdout", "stderr"];
  return new Set(record.objects.filter((o) => kinds.includes(o.kind)).map((o) => o.name));
}

/** First and last step of each name, in the order of appearance. */
function livesOf(
  frames: Frame[],
  part: "processes" | "opens" | "objects",
): Map<string, [number, number]> {
  const lives = new Map<string, [number, number]>();
  frames.forEach(({ state }, step) => {
    for (const name of Object.keys(state[part])) {
      if (part === "processes" && state.processes[name]?.status === "gone") continue;
      const life = lives.get(name);
      if (life) life[1] = step;
      else lives.set(name, [step, step]);
    }
  });
  return lives;
}

/** The descriptors, or the addresses of mappings, that a process has in any step. */
function namesIn(frames: Frame[], part: "fds" | "maps"): Map<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const { state } of frames) {
    for (const [name, process] of Object.entries(state.processes)) {
      const known = names.get(name) ?? new Set();
      for (const entry of Object.keys(process[part])) known.add(entry);
      names.set(name, known);
    }
  }
  const sorted = (entries: Set<string>) => [...entries].sort((a, b) => Number(a) - Number(b));
  return new Map([...names].map(([name, entries]) => [name, sorted(entries).slice(0, MOST)]));
}

function most<T>(
  frames: Frame[],
  pick: (frame: Frame) => T | undefined,
  size: (value: T) => number,
): number {
  return frames.reduce((max, frame) => {
    const value = pick(frame);
    return value === undefined ? max : Math.max(max, size(value));
  }, 0);
}

function linesOfObject(object: Frame["state"]["objects"][string]): number {
  const gauge = object.bytes !== undefined && object.capacity !== undefined ? 1 : 0;
  const label = object.label ? 1 : 0;
  return label + factsOfObject(object).length + (preview(object) === null ? 0 : 1) + gauge;
}
