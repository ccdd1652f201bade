// `npm run machines [-- --only debian-13] [--full]`: whether the course works on the machines that people have. Each room
// is a Debian of its own in namespaces, and what it should give is in machines/rooms.ts.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { passSignalsOn } from "../../ground/child.mjs";
import { Failure, report } from "../../ground/failure.mjs";
import { say } from "../../ground/progress.mjs";
import { sentences, visits as told, usage } from "../../words/tools/machines.ts";
import { makeConfine } from "./confine.ts";
import { machines } from "./folders.ts";
import { Homes } from "./homes.ts";
import { whyNoRoom } from "./requirements.ts";
import { rooms } from "./rooms.ts";
import { stepsOf } from "./steps.ts";
import { isAsExpected, markdown } from "./table.ts";
import type { Room, Visit } from "./types.ts";
import { visit } from "./visit.ts";

if (import.meta.main) {
  passSignalsOn();
  try {
    process.exitCode ||= await command(process.argv.slice(2));
  } catch (error) {
    process.exitCode ||= report(error);
  }
}

interface Options {
  full: boolean;
  quick: boolean;
  keep: boolean;
}

async function command(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string", multiple: true, default: [] },
      full: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const chosen = choose(values.only);
  if (values.help || values.list) {
    process.stdout.write(values.help ? usage : list(chosen));
    return 0;
  }
  const reason = whyNoRoom();
  if (reason) throw new Failure(reason);
  mkdirSync(machines, { recursive: true });
  const visits = await visitAll(chosen, values);
  process.stdout.write(markdown(visits));
  return visits.length === chosen.length && visits.every(isAsExpected) ? 0 : 1;
}

async function visitAll(chosen: Room[], options: Options): Promise<Visit[]> {
  const { full, quick, keep } = options;
  const confine = await makeConfine();
  const homes = new Homes();
  const visits: Visit[] = [];
  try {
    for (const room of chosen) {
      say(told.room(room.name, room.about));
      const { home, isSetUp } = quick && !room.kernel ? homes.take(room) : { isSetUp: false };
      const seen = await visit(room, {
        ...{ confine, keep, home, alone: full },
        steps: stepsOf({ full, isSetUp, tests: room.tests.length > 0 }),
      });
      // What was interrupted says nothing.
      if (process.exitCode !== undefined) break;
      visits.push(seen);
      writeFileSync(join(machines, "table.md"), markdown(visits));
      writeFileSync(join(machines, "table.json"), `${JSON.stringify(visits, null, 2)}\n`);
    }
  } finally {
    homes.remove();
  }
  return visits;
}

function choose(names: string[]): Room[] {
  for (const name of names) {
    if (rooms.some((room) => room.name === name)) continue;
    throw new Failure(sentences.noRoom(name, rooms.map(({ name }) => name).join(", ")));
  }
  return names.length === 0 ? rooms : rooms.filter(({ name }) => names.includes(name));
}

function list(chosen: Room[]): string {
  return chosen.map(({ name, about }) => `${name.padEnd(20)} ${about}\n`).join("");
}
