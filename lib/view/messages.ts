import type { ObjectState, RunRecord } from "../record/types.ts";
import { factsOfObject } from "./facts.ts";
import { film } from "./film.ts";
import { makeView } from "./make.ts";
import { Scene } from "./scene.ts";
import { type Frame, framesOf, tellFrame } from "./steps-frames.ts";
import { drawHead, headHeight } from "./steps-head.ts";
import { tableText } from "./table-text.ts";
import type { View } from "./types.ts";
import { baseOf, callsOf, callText, count, sentences } from "./words.ts";

type Message = NonNullable<ObjectState["messages"]>[number];

/**
 * The messages in a queue, step by step: type, size, text and sender, the oldest at the top, and who waits.
 *
 * @param options.object the queue's name in the record; by default the first
 * @param options.step the step that is shown first; by default the one with most messages, the last of them
 * @throws RangeError when there is no queue or no such step
 */
export function messages(
  record: RunRecord,
  options: { object?: string; step?: number } = {},
): View {
  const queues = record.objects.filter((o) => o.kind === "queue" || o.kind === "mqueue");
  const queue = options.object ?? queues[0]?.name;
  if (queue === undefined) throw new RangeError("The run has no message queue to look into");
  const frames = framesOf(record).filter(
    ({ state, before }) => state.objects[queue] !== before.objects[queue],
  );
  const sizes = frames.map((frame) => inQueue(frame, queue).length);
  const value = options.step ?? Math.max(sizes.lastIndexOf(Math.max(...sizes)), 0);
  const shown = frames[value];
  if (!shown)
    throw new RangeError(`There is no step ${value}: ${queue} changes in ${frames.length} steps`);
  const table = {
    columns: ["step", "call", "messages", "in the queue, oldest first"],
    rows: frames.map((frame, i) => {
      const list = inQueue(frame, queue);
      return [i, frame.call || frame.who, list.length, list.map((m) => sayMessage(m)).join("; ")];
    }),
  };
  const words = {
    title: `The messages in ${queue}`,
    caption: "The oldest is at the top. A receiver takes the first that has the type it asks for.",
    description: sentences([
      `${count(sizes[value] ?? 0, "message")} in ${queue} after step ${value}: ${tellFrame(shown)}`,
      ...inQueue(shown, queue)
        .slice(0, 8)
        .map((m, i) => `Message ${i + 1}: ${sayMessage(m)}`),
      ...waitersAt(record, queue, shown.time),
    ]),
    table,
    text: tableText(table),
  };
  const slider = { last: frames.length - 1, value };
  return makeView(words, (scene, top) => drawQueue(scene, record, queue, frames, top), slider);
}

function inQueue({ state }: Frame, queue: string): Message[] {
  return state.objects[queue]?.messages ?? [];
}

function sayMessage({ type, size, text, from }: Message): string {
  return `type ${type}, ${count(size, "byte")}${from ? ` from ${from}` : ""}, ${text}`;
}

function waitersAt(record: RunRecord, queue: string, time: number): string[] {
  return callsOf(record)
    .filter((c) => c.object === queue && c.waited && c.start <= time && (c.end ?? Infinity) > time)
    .map((c) => `${c.process} waits in ${callText(c)}`);
}

const MOST = 12;

function drawQueue(
  scene: Scene,
  record: RunRecord,
  queue: string,
  frames: Frame[],
  top: number,
): void {
  const body = top + headHeight(scene) + 14;
  const most = Math.min(
    Math.max(...frames.map((frame) => inQueue(frame, queue).length), 1),
    MOST + 1,
  );
  const cell = 2 * scene.row + 8;
  const height = 2 * scene.row + 10 + most * (cell + 4);
  const shots = frames.map((frame, step) => {
    const shot = new Scene(scene.width);
    drawHead(shot, frame, step, frames.length - 1, top);
    const object = frame.state.objects[queue];
    shot.box(1, body, scene.width - 2, height, {
      look: object && !object.removed ? "node" : "dashed",
      hue: "green",
    });
    const room = scene.width - 16;
    const title = object
      ? `${queue}${object.label ? ` ${baseOf(object.label)}` : ""}`
      : `${queue} is gone`;
    shot.text(8, body + 4 + scene.row / 2, title, { look: "strong", room });
    const facts = object ? factsOfObject(object).join(", ") : "";
    shot.text(8, body + 4 + scene.row * 1.5, facts, { room });
    const list = inQueue(frame, queue);
    const before = frame.before.objects[queue]?.messages ?? [];
    list.slice(0, MOST).forEach((message, i) => {
      const fresh = list.length > before.length && i === list.length - 1;
      drawMessage(shot, message, fresh, body + 2 * scene.row + 10 + i * (cell + 4), cell);
    });
    if (list.length > MOST) {
      const y = body + 2 * scene.row + 10 + MOST * (cell + 4) + scene.row / 2;
      shot.text(16, y, `and ${count(list.length - MOST, "more message")}`, { look: "note" });
    }
    waitersAt(record, queue, frame.time).forEach((text, i) => {
      shot.text(8, body + height + 6 + scene.row * (i + 0.5), text, {
        look: "strong",
        room,
        hue: "ink",
      });
    });
    scene.height = Math.max(scene.height, shot.height);
    return shot.items;
  });
  scene.items.push(...film(shots));
  scene.height += 6;
}

function drawMessage(
  shot: Scene,
  message: Message,
  fresh: boolean,
  y: number,
  height: number,
): void {
  const room = shot.width - 36;
  shot.box(9, y, shot.width - 18, height, {
    look: fresh ? "heavy" : "node",
    hue: "violet",
    tip: sayMessage(message),
  });
  const head = `type ${message.type}, ${count(message.size, "byte")}${message.from ? ` from ${message.from}` : ""}`;
  shot.text(17, y + 4 + shot.row / 2, head, { look: fresh ? "strong" : "body", room });
  shot.text(17, y + 4 + shot.row * 1.5, message.text, { look: "code", room });
}
