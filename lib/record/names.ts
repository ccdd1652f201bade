/** Normalised names: the same for every run of one program, whatever numbers the kernel gave. */
import { letters } from "./text.ts";
import type { ObjectEntry, ObjectKind, OpenEntry } from "./types.ts";

export class Names {
  readonly objects: ObjectEntry[] = [];
  readonly opens: OpenEntry[] = [];
  private readonly byKey = new Map<string, string>();
  private readonly perKind = new Map<string, number>();

  /** The name of the object with this key ("8:1234", "shm 0"), made at its first mention. */
  object(key: string, kind: ObjectKind, label: string | null, fixed?: string): string {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const index = this.perKind.get(kind) ?? 0;
    const name = fixed ?? `${kind}-${letters(index)}`;
    if (fixed === undefined) this.perKind.set(kind, index + 1);
    this.byKey.set(key, name);
    this.objects.push({ name, kind, label, raw: Number(/\d+$/.exec(key)?.[0] ?? 0) });
    return name;
  }

  /** The first name by which an object is known stays its label in the record, though it may be unlinked. */
  label(name: string, label: string | null): void {
    const entry = this.objects.find((o) => o.name === name);
    if (entry) entry.label ??= label;
  }

  known(key: string): string | undefined {
    return this.byKey.get(key);
  }

  /** An object is gone for good: its key may be another's from now on. */
  forget(name: string): void {
    for (const [key, known] of this.byKey) if (known === name) this.byKey.delete(key);
  }

  /** The name of an open file description, by the number that the box gave it. */
  open(number: number, object: string, call: number | null): string {
    const key = `open ${number}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const name = `open-${this.opens.length + 1}`;
    this.byKey.set(key, name);
    this.opens.push({ name, object, call });
    return name;
  }
}
