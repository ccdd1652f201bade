import type { RunRecord } from "../../record/types.ts";
import { steps as say } from "../../words/view/steps.ts";
import { curved } from "../draw/arrows.ts";
import type { Item, Scene } from "../draw/scene.ts";
import { hasFact, joinFacts, same } from "../tell/changes.ts";
import { type Fact, factsOfObject, factsOfOpen, preview } from "../tell/facts.ts";
import { baseOf } from "../tell/words.ts";
import { drawBox, lineOf, mark, PADDING } from "./box.ts";
import type { Frame } from "./frames.ts";
import type { Column, StepsLayout } from "./layout.ts";
import { drawProcess } from "./process.ts";

/** What was drawn of a thing the last time, and of which states of it. */
interface Drawn {
  now: unknown;
  was: unknown;
  items: Item[];
}

/**
 * Draws one step after the other: tables and boxes as they are after it; what it changed has a heavy border and a
 * triangle. Most things do not change from step to step, and are not drawn again.
 */
export function framePainter(
  record: RunRecord,
  layout: StepsLayout,
): (scene: Scene, frame: Frame) => void {
  const drawn = new Map<string, Drawn>();
  const once = (scene: Scene, name: string, now: unknown, was: unknown, draw: () => void): void => {
    const known = drawn.get(name);
    if (known && known.now === now && known.was === was) {
      scene.items.push(...known.items);
      return;
    }
    const start = scene.items.length;
    draw();
    drawn.set(name, { now, was, items: scene.items.slice(start) });
  };
  return (scene, frame) => {
    const { state, before } = frame;
    for (const name of layout.processes.y.keys()) {
      once(scene, name, state.processes[name], before.processes[name], () =>
        drawProcess(scene, record, frame, layout, name),
      );
    }
    for (const name of layout.opens.y.keys()) {
      once(scene, name, state.opens[name], before.opens[name], () =>
        drawOpen(scene, frame, layout, name),
      );
    }
    for (const name of layout.objects.y.keys()) {
      once(scene, name, state.objects[name], before.objects[name], () =>
        drawObject(scene, frame, layout.objects, name),
      );
    }
  };
}

function drawOpen(
  scene: Scene,
  frame: Frame,
  { opens: column, objects }: StepsLayout,
  name: string,
): void {
  const now = frame.state.opens[name];
  const was = frame.before.opens[name];
  const shown = now ?? was;
  if (!shown) return;
  const long = say.titled(name, say.access[shown.access]);
  const fits = scene.widthOf(long, "strong") <= column.width - 2 * PADDING - 2;
  const title = fits ? long : say.titled(name, shown.access);
  drawBox(
    scene,
    column,
    name,
    now ? title : say.gone(name),
    now ? !same(now, was) : "gone",
    "violet",
  );
  if (!now) return;
  drawFacts(scene, column, name, 1, factsOfOpen(now), was ? factsOfOpen(was) : null);
  const target = objects.y.get(now.object);
  if (target === undefined) return;
  const y = lineOf(scene, column, name, 0);
  const end = target + PADDING + scene.row / 2;
  const look = was ? "line" : "heavy";
  scene.path(curved(column.x + column.width, y, objects.x - 1, end), {
    look,
    hue: "violet",
    tip: say.openOn(name, now.object),
  });
}

function drawObject(scene: Scene, frame: Frame, column: Column, name: string): void {
  const now = frame.state.objects[name];
  const was = frame.before.objects[name];
  const shown = now ?? was;
  if (!shown) return;
  drawBox(
    scene,
    column,
    name,
    now ? name : say.gone(name),
    now ? !same(now, was) : "gone",
    "green",
  );
  if (!now) return;
  let line = 1;
  if (now.label) {
    const room = column.width - 3 * PADDING;
    const y = lineOf(scene, column, name, line++);
    scene.text(column.x + PADDING + 2, y, baseOf(now.label), { room, tip: now.label });
  }
  const facts = factsOfObject(now);
  drawFacts(scene, column, name, line, facts, was ? factsOfObject(was) : null);
  line += facts.length;
  const content = preview(now);
  if (content !== null) {
    const look = was && preview(was) !== content ? "codeStrong" : "code";
    const room = column.width - 3 * PADDING;
    const y = lineOf(scene, column, name, line++);
    scene.text(column.x + PADDING + 2, y, content, { look, room, tip: content });
  }
  if (now.bytes !== undefined && now.capacity !== undefined) {
    drawGauge(scene, column, lineOf(scene, column, name, line), now.bytes / now.capacity);
  }
}

/** How full a pipe is; a single byte is visible. */
function drawGauge(scene: Scene, column: Column, y: number, share: number): void {
  const width = column.width - 4 * PADDING;
  const x = column.x + 2 * PADDING;
  scene.box(x, y - 4, width, 8, { look: "node", hue: "green" });
  if (share > 0)
    scene.box(x, y - 4, Math.max(2, Math.min(1, share) * width), 8, {
      look: "solid",
      hue: "green",
    });
}

/** One a line; a new value is bold, beside the old one. */
function drawFacts(
  scene: Scene,
  column: Column,
  name: string,
  from: number,
  facts: Fact[],
  before: Fact[] | null,
): void {
  facts.forEach((fact, index) => {
    const changed = before !== null && !hasFact(before, fact);
    const old = before?.find((other) => other.kind === fact.kind && !hasFact(facts, other));
    const y = lineOf(scene, column, name, from + index);
    const room = column.width - 3 * PADDING;
    const long = changed ? joinFacts(old, fact) : fact.text;
    const text = scene.widthOf(long, "strong") <= room ? long : fact.text;
    if (changed) mark(scene, column, y);
    scene.text(column.x + PADDING + 2, y, text, {
      look: changed ? "strong" : "body",
      room,
      tip: long,
    });
  });
}
