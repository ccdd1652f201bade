/** The messages in queues, System V's and POSIX's. All are followed; a state shows the first of them. */

import { MESSAGES_LIMIT, type ObjectState } from "../../types.ts";

type Message = NonNullable<ObjectState["messages"]>[number];

export class Queues {
  readonly #all = new Map<string, Message[]>();
  readonly #stateOf: (name: string) => ObjectState;

  constructor(stateOf: (name: string) => ObjectState) {
    this.#stateOf = stateOf;
  }

  /** In the order in which they are received. */
  in(name: string): readonly Message[] {
    return this.#all.get(name) ?? [];
  }

  /** At the place in the queue, by default the last. */
  put(name: string, message: Message, place: number = this.in(name).length): void {
    const list = this.#all.get(name) ?? [];
    list.splice(place, 0, message);
    this.#all.set(name, list);
    this.#show(name, list, message.size);
  }

  take(name: string, place: number): void {
    const list = this.#all.get(name) ?? [];
    const [message] = list.splice(place, 1);
    if (message) this.#show(name, list, -message.size);
  }

  /** The queue is removed, and what was in it. */
  drop(name: string): void {
    this.#all.delete(name);
    this.#show(name, [], 0);
    this.#stateOf(name).bytes = 0;
  }

  /** A step keeps the list whole, so it must not be as long as a queue may be. */
  #show(name: string, list: Message[], change: number): void {
    const state = this.#stateOf(name);
    state.messages = list.slice(0, MESSAGES_LIMIT);
    state.queued = list.length;
    state.bytes = Math.max(0, (state.bytes ?? 0) + change);
  }
}
