import type { RunRecord } from "../../record/types.ts";
import { sentences } from "../../words/sentences.ts";
import { steps as stepsOf } from "../../words/view/amounts.ts";
import { spaces as say, frames as told } from "../../words/view/steps.ts";
import { makeView } from "../draw/make.ts";
import { type Frame, framesOf, tellFrame } from "../steps/frames.ts";
import { factsOfMap, kindOfMap, tellMap } from "../tell/facts.ts";
import { saySegment, tellSegment } from "../tell/segment-facts.ts";
import { firstOf } from "../tell/words.ts";
import type { View } from "../types.ts";
import { drawSpaces } from "./draw.ts";
import { Mappings, MEMBERS, mapsOf, segmentsOf } from "./maps.ts";

/**
 * The address spaces side by side: each process's mappings by address, and between the processes what the shared ones
 * lead to. One segment may stand at two addresses; after fork, a private mapping is copied on write.
 *
 * @param options.step the step that is shown first, among those that changed a mapping; by default the one with the
 * most mappings, the last of them
 */
export function addressSpaces(record: RunRecord, options: { step?: number } = {}): View {
  const mappings = new Mappings(record);
  const { frames, total } = framesOf(record, {
    most: MOST,
    frame: (patches) => mappings.change(patches),
    keep: (part, name, state) => mappings.shows(part, name, state),
  });
  const sizes = frames.map((frame) => mapsOf(frame).length);
  const value = options.step ?? Math.max(sizes.lastIndexOf(Math.max(...sizes)), 0);
  const frame = frames[value];
  if (frames.length === 0) throw new RangeError(told.noSteps);
  if (!frame) throw new RangeError(say.noStep(value, frames.length));
  const rows = mapsOf(frame).map(({ process, address, map }) => [
    process,
    address,
    map.length,
    map.prot,
    kindOfMap(map),
    map.object,
    map.offset,
    ...MEMBERS.map((member) => factOf(record, frame, map.object, member)),
  ]);
  const segments = segmentsOf(record, frame);
  const words = {
    title: say.title,
    caption: sentences([firstOf("steps", frames.length, total), say.caption]),
    description: sentences([
      told.shown(stepsOf(frames.length), value, tellFrame(frame)),
      ...mapsOf(frame).map(({ process, address, map }) =>
        say.has(process, map.object ?? say.memory, address, tellMap(map)),
      ),
      ...segments.map(({ name, facts }) => tellSegment(name, facts)),
    ]),
    table: {
      columns: [...say.columns(), ...MEMBERS],
      rows,
    },
    text: frames.map((f, i) => textOf(record, f, i)).join("\n"),
  };
  const slider = { last: frames.length - 1, value };
  return makeView(words, (scene, top) => drawSpaces(scene, record, frames, top), slider);
}

/** More steps than these are a film, not a picture. */
const MOST = 400;

function factOf(
  record: RunRecord,
  frame: Frame,
  object: string | null,
  member: string,
): string | null {
  const segment = segmentsOf(record, frame).find(({ name }) => name === object);
  return segment?.facts.find((fact) => fact.member === member)?.value ?? null;
}

function textOf(record: RunRecord, frame: Frame, step: number): string {
  const maps = mapsOf(frame).map(({ process, address, map }) => {
    const fact = map.object ? say.of(factsOfMap(map), map.object) : factsOfMap(map);
    return `       ${process} ${address}  ${fact}`;
  });
  return [
    `${String(step).padStart(3)}  ${frame.call ? told.line(frame.who, frame.call) : frame.who}`,
    ...maps,
    ...segmentsOf(record, frame).map(({ name, facts }) => `       ${saySegment(name, facts)}`),
  ].join("\n");
}
