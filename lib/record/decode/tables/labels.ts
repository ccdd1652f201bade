/** Which objects are known by which label now, so that none need be looked for among all that ever were. */
import type { ObjectState } from "../../types.ts";

export class Labels {
  readonly #objects = new Map<string, Set<string>>();

  /** The object has this label from now on; null: none. */
  set(name: string, state: ObjectState, label: string | null): void {
    if (state.label !== null) this.#objects.get(state.label)?.delete(name);
    state.label = label;
    if (label === null) return;
    this.#objects.set(label, (this.#objects.get(label) ?? new Set()).add(name));
  }

  /** The object that has had this label for longest. */
  first(label: string): string | undefined {
    return this.#objects.get(label)?.values().next().value;
  }
}
