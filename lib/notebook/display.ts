import { randomUUID } from "node:crypto";
import { types } from "node:util";
import { type Bundle, bundleOf } from "./bundle.ts";

/** What {@link display} hands back: the place of an output, to be filled again. */
export interface Display {
  /** The protocol's `display_id`. */
  readonly id: string;
  /** Settles when the output has been sent. A cell waits for its displays, so awaiting it is rarely needed. */
  readonly shown: Promise<void>;
  /** Shows something else in the same place, wherever it was shown before. */
  update(value: unknown): Promise<void>;
}

/** Sends outputs to a notebook. */
export type Screen = (shown: Bundle, id: string, update: boolean) => void;

let screen: Screen = (shown) => {
  // Outside a notebook there is a terminal, which shows text only.
  console.log(shown.data["text/plain"] ?? `[${Object.keys(shown.data).join(", ")}]`);
};
let connected = false;
let wait: (display: Promise<unknown>) => void = () => {};

/**
 * Shows a value as an output of the running cell, as its last expression would be shown.
 *
 * A value may say how it looks: by a method `[Symbol.for("Jupyter.display")]()` that returns an object of MIME types
 * and their data, or a promise of one. A Vega-Lite specification is drawn as a chart. Everything else is text.
 *
 * @param options.raw the value is such an object of MIME types itself
 * @example
 * const place = display("working …");
 * await place.update("done");
 */
export function display(value: unknown, options: { raw?: boolean } = {}): Display {
  const id = randomUUID();
  const show = (next: unknown, update: boolean): Promise<void> => {
    const sent = send(next, id, update, options.raw ?? false);
    wait(sent);
    return sent;
  };
  const shown = show(value, false);
  const handle: Display = { id, shown, update: (next) => show(next, true) };
  // As the last expression of a cell it has nothing to add.
  Object.defineProperty(handle, Symbol.for("Jupyter.display"), { value: () => ({}) });
  return handle;
}

/** For the kernel: where outputs go, and who waits for those that take time. */
export function connectScreen(to: Screen, waiting: (display: Promise<unknown>) => void): void {
  screen = to;
  wait = waiting;
  connected = true;
}

/** There is a notebook to show things in. */
export function isConnected(): boolean {
  return connected;
}

/** Without a promise in the way it is sent at once: in order with what the cell prints. */
function send(value: unknown, id: string, update: boolean, raw: boolean): Promise<void> {
  try {
    const made = raw ? { data: value as Record<string, unknown>, metadata: {} } : bundleOf(value);
    if (types.isPromise(made)) return made.then((bundle) => screen(bundle, id, update));
    screen(made, id, update);
    return Promise.resolve();
  } catch (error) {
    return Promise.reject(error);
  }
}
