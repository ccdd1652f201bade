/** Normalised names: the same for every run of one program, whatever numbers the kernel gave. */

import type { ObjectEntry, ObjectKind, OpenEntry } from "../../types.ts";
import { letters } from "../text.ts";

export class Names {
  readonly objects: ObjectEntry[] = [];
  readonly opens: OpenEntry[] = [];
  readonly #byKey = new Map<string, string>();
  /** The entry of each object and the key by which it is known, by its name. */
  readonly #byName = new Map<string, { entry: ObjectEntry; key: string }>();
  readonly #perKind = new Map<string, number>();

  /** The name of the object with this key ("8:1234", "shm 0"), made at its first mention. */
  object(key: string, kind: ObjectKind, label: string | null, fixed?: string): string {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const index = this.#perKind.get(kind) ?? 0;
    const name = fixed ?? `${kind}-${letters(index)}`;
    if (fixed === undefined) this.#perKind.set(kind, index + 1);
    this.#byKey.set(key, name);
    const entry = { name, kind, label, raw: Number(/\d+$/.exec(key)?.[0] ?? 0) };
    this.objects.push(entry);
    this.#byName.set(name, { entry, key });
    return name;
  }

  /** The first name by which an object is known stays its label in the record, though it may be unlinked. */
  label(name: string, label: string | null): void {
    const entry = this.#byName.get(name)?.entry;
    if (entry) entry.label ??= label;
  }

  /** It has another label from now on. */
  relabel(name: string, label: string): void {
    const entry = this.#byName.get(name)?.entry;
    if (entry) entry.label = label;
  }

  known(key: string): string | undefined {
    return this.#byKey.get(key);
  }

  /** An object is gone for good: its key may be another's from now on. */
  forget(name: string): void {
    const key = this.#byName.get(name)?.key;
    if (key !== undefined && this.#byKey.get(key) === name) this.#byKey.delete(key);
  }

  /** The name of an open file description, by the number that the box gave it. */
  open(number: number, object: string, call: number | null): string {
    const key = `open ${number}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const name = `open-${this.opens.length + 1}`;
    this.#byKey.set(key, name);
    this.opens.push({ name, object, call });
    return name;
  }
}
