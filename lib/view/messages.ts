import type { Call, ObjectState, RunRecord, State } from "../record/types.ts";
import { sentences } from "../words/sentences.ts";
import { messages as amount, bytes } from "../words/view/amounts.ts";
import { waits as waiting } from "../words/view/calls.ts";
import { messages as say } from "../words/view/messages.ts";
import { film } from "./draw/film.ts";
import { makeView } from "./draw/make.ts";
import { Scene } from "./draw/scene.ts";
import { type Frame, framesOf, tellFrame } from "./steps/frames.ts";
import { drawHead, headHeight } from "./steps/head.ts";
import { factsOfObject } from "./tell/facts.ts";
import { tableText } from "./tell/table-text.ts";
import { baseOf, callsOf, callText, firstOf } from "./tell/words.ts";
import type { View } from "./types.ts";

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
  if (queue === undefined) throw new RangeError(say.noQueue);
  const { frames, total } = framesOf(record, {
    most: MOST_STEPS,
    frame: (patches) => patches.some((patch) => patch.objects?.[queue] !== undefined),
    keep: (_, name) => name === queue,
  });
  const sizes = frames.map(({ state }) => sizeOf(state, queue));
  const waits = callsOf(record).filter((call) => call.object === queue && call.waited);
  const value = options.step ?? Math.max(sizes.lastIndexOf(Math.max(...sizes)), 0);
  const shown = frames[value];
  if (!shown) throw new RangeError(say.noStep(value, queue, frames.length));
  const table = {
    columns: say.columns(),
    rows: frames.map((frame, i) => {
      const list = inQueue(frame, queue);
      const size = sizes[i] ?? 0;
      const rest = size > list.length ? [say.more(size - list.length)] : [];
      const said = [...list.map((m) => sayMessage(m)), ...rest].join("; ");
      return [i, frame.call || frame.who, size, said];
    }),
  };
  const words = {
    title: say.title(queue),
    caption: sentences([firstOf("steps", frames.length, total), say.caption]),
    description: sentences([
      say.after(amount(sizes[value] ?? 0), queue, value, tellFrame(shown)),
      ...inQueue(shown, queue)
        .slice(0, 8)
        .map((m, i) => say.numbered(i + 1, sayMessage(m))),
      ...waitersAt(waits, shown.time),
    ]),
    table,
    text: tableText(table),
  };
  const slider = { last: frames.length - 1, value };
  return makeView(words, (scene, top) => drawQueue(scene, waits, queue, frames, top), slider);
}

function inQueue({ state }: Frame, queue: string): Message[] {
  return state.objects[queue]?.messages ?? [];
}

function sayMessage({ type, size, text, from }: Message): string {
  return from
    ? say.messageFrom(type, bytes(size), from, text)
    : say.message(type, bytes(size), text);
}

/** Those that do not fit are counted. */
function sizeOf(state: State, queue: string): number {
  const object = state.objects[queue];
  return object?.queued ?? object?.messages?.length ?? 0;
}

function waitersAt(waits: Call[], time: number): string[] {
  return waits
    .filter((c) => c.start <= time && (c.end ?? Infinity) > time)
    .map((c) => waiting.now(c.process, callText(c)));
}

/** More steps than these are a film, not a picture. */
const MOST_STEPS = 400;
const MOST = 12;

function drawQueue(scene: Scene, waits: Call[], queue: string, frames: Frame[], top: number): void {
  const body = top + headHeight(scene) + 14;
  const most = Math.min(Math.max(...frames.map(({ state }) => sizeOf(state, queue)), 1), MOST + 1);
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
      : say.gone(queue);
    shot.text(8, body + 4 + scene.row / 2, title, { look: "strong", room });
    const facts = object
      ? factsOfObject(object)
          .map(({ text }) => text)
          .join(", ")
      : "";
    shot.text(8, body + 4 + scene.row * 1.5, facts, { room });
    const list = inQueue(frame, queue);
    const size = sizeOf(frame.state, queue);
    const grown = size > sizeOf(frame.before, queue);
    list.slice(0, MOST).forEach((message, i) => {
      const fresh = grown && i === size - 1;
      drawMessage(shot, message, fresh, body + 2 * scene.row + 10 + i * (cell + 4), cell);
    });
    if (size > MOST) {
      const y = body + 2 * scene.row + 10 + MOST * (cell + 4) + scene.row / 2;
      shot.text(16, y, say.moreMessages(size - MOST), { look: "note" });
    }
    waitersAt(waits, frame.time).forEach((text, i) => {
      shot.text(8, body + height + 6 + scene.row * (i + 0.5), text, {
        look: "strong",
        room,
        hue: "ink",
      });
    });
    scene.height = Math.max(scene.height, shot.height);
    return shot.items;
  });
  for (const item of film(shots)) scene.items.push(item);
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
  const { type, size, from } = message;
  const head = from ? say.headFrom(type, bytes(size), from) : say.head(type, bytes(size));
  shot.text(17, y + 4 + shot.row / 2, head, { look: fresh ? "strong" : "body", room });
  shot.text(17, y + 4 + shot.row * 1.5, message.text, { look: "code", room });
}
