import type { RunRecord } from "../../record/types.ts";
import { sentences } from "../../words/sentences.ts";
import { steps as stepsOf } from "../../words/view/amounts.ts";
import { steps as say, frames as told } from "../../words/view/steps.ts";
import { film } from "../draw/film.ts";
import { makeView } from "../draw/make.ts";
import { type Item, Scene } from "../draw/scene.ts";
import { firstOf } from "../tell/words.ts";
import type { View } from "../types.ts";
import { framePainter } from "./draw.ts";
import { type Frame, framesOf, tellFrame } from "./frames.ts";
import { drawHead, headHeight } from "./head.ts";
import { layOutSteps } from "./layout.ts";

/**
 * Descriptor tables → open file descriptions → files, pipes and sockets, call by call, with a slider and play.
 *
 * @param options.step the step that is shown first and in print; by default the one with most descriptors and mappings,
 * the last of them
 * @throws RangeError when there is no such step
 */
export function steps(record: RunRecord, options: { step?: number } = {}): View {
  const { frames, total } = framesOf(record, { most: MOST });
  const value = options.step ?? telling(frames);
  const frame = frames[value];
  if (frames.length === 0) throw new RangeError(told.noSteps);
  if (!frame) throw new RangeError(told.noStep(value, frames.length - 1));
  const words = {
    title: say.title,
    caption: sentences([firstOf("steps", frames.length, total), say.caption]),
    description: sentences([
      told.shown(stepsOf(frames.length), value, tellFrame(frame)),
      ...frame.changes.map((change) => change.told),
      ...sayTables(frame),
    ]),
    table: {
      columns: say.columns(),
      rows: frames.map((f, i) => [i, f.time, f.who, f.call || null, changesOf(f).join("; ")]),
    },
    text: textOf(frames),
  };
  const slider = { last: frames.length - 1, value };
  return makeView(words, (scene, top) => drawSteps(record, frames, scene, top), slider);
}

/** More steps than these are a film, not a picture. */
export const MOST = 400;

/** The last of the steps with the most descriptors and mappings. */
function telling(frames: Frame[]): number {
  const open = frames.map(({ state }) =>
    Object.values(state.processes).reduce(
      (sum, p) => sum + Object.keys(p.fds).length + Object.keys(p.maps).length,
      0,
    ),
  );
  return Math.max(open.lastIndexOf(Math.max(...open)), 0);
}

function drawSteps(record: RunRecord, frames: Frame[], scene: Scene, top: number): void {
  const body = top + headHeight(scene) + scene.row;
  const layout = layOutSteps(record, frames, scene, body + scene.row - 4);
  [layout.processes, layout.opens, layout.objects].forEach((column, index) => {
    if (column.height.size === 0) return;
    scene.text(column.x, body, say.heads()[index] ?? "", { look: "note", room: column.width });
  });
  const paint = framePainter(record, layout);
  const shots: Item[][] = frames.map((frame, step) => {
    const shot = new Scene(scene.width);
    drawHead(shot, frame, step, frames.length - 1, top);
    paint(shot, frame);
    scene.height = Math.max(scene.height, shot.height);
    return shot.items;
  });
  for (const item of film(shots)) scene.items.push(item);
  scene.height += 6;
}

/** The tables in words: "P1 descriptor 3 leads to open-4 on pipe-a". */
function sayTables({ state }: Frame): string[] {
  return Object.entries(state.processes).flatMap(([name, process]) => {
    const own = Object.entries(process.fds).filter(([fd]) => Number(fd) > 2);
    if (own.length === 0) return [];
    const said = own.map(([fd, { open }]) => say.leads(fd, open, state.opens[open]?.object ?? "?"));
    return [say.tables(name, said.join(", "))];
  });
}

function changesOf({ changes }: Frame): string[] {
  return changes.map(({ text }) => text);
}

function textOf(frames: Frame[]): string {
  return frames
    .map((f, i) => {
      const head = `${String(i).padStart(3)}  ${f.call ? told.line(f.who, f.call) : f.who}`;
      return [head, ...changesOf(f).map((change) => `       ${change}`)].join("\n");
    })
    .join("\n");
}
