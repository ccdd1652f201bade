import { ofByte } from "../../record/decode/text.ts";
import type { ObjectState, OpenState, ProcessState } from "../../record/types.ts";
import { list } from "../../words/list.ts";
import { grouped } from "../../words/number.ts";
import { bytes as bytesOf } from "../../words/view/amounts.ts";
import { content, mapping, fact as say } from "../../words/view/facts.ts";

/** One thing that is said of an open file description or an object. */
export interface Fact {
  /** Facts of one kind differ in their values only. */
  kind: string;
  /** "offset 5", "7 of 65,536 bytes". */
  text: string;
  /** What may change in it: "5"; null where nothing does. */
  value: string | null;
  /** The text with something else in the place of the value: "offset 0 → 5". */
  say: (value: string) => string;
}

/** What is said of an open file description, a line each. */
export function factsOfOpen(open: OpenState): Fact[] {
  return [
    ...((open.offset ?? null) === null
      ? []
      : [changing("offset", String(open.offset), say.offset)]),
    changing("count", String(open.count), say.count),
    ...(open.held ? [fixed("held", say.held)] : []),
    ...open.flags.map((flag) => fixed(flag, flag)),
  ];
}

/** What is said of an object, a line each. */
export function factsOfObject(object: ObjectState): Fact[] {
  const facts: Fact[] = [];
  const { size, links, bytes, readers, writers, messages, queued, values, value } = object;
  if (size !== undefined) facts.push(counted("size", size, say.size));
  if (links === 0) facts.push(fixed("links", say.noName));
  if (bytes !== undefined) facts.push(filled(bytes, object.capacity));
  if (readers !== undefined && writers !== undefined) {
    facts.push(counted("readers", readers, say.readers));
    facts.push(counted("writers", writers, say.writers));
  }
  if (object.state) facts.push(fixed("state", object.state));
  if (object.peer) facts.push(fixed("peer", say.peer(object.peer)));
  if (object.attached !== undefined)
    facts.push(changing("attached", String(object.attached), say.attached));
  if (object.marked) facts.push(fixed("marked", say.marked));
  if (object.removed) facts.push(fixed("removed", say.removed));
  if (messages) facts.push(counted("messages", queued ?? messages.length, say.messages));
  if (values) {
    const [first = "", ...rest] = values.map(String);
    const all = (one: string) => say.values([one, ...rest].join(" "));
    facts.push(changing(`values ${values.length}`, first, all));
  }
  if (value !== undefined) facts.push(changing("value", String(value), say.value));
  return facts;
}

function fixed(kind: string, text: string): Fact {
  return { kind, text, value: null, say: () => text };
}

function changing(kind: string, value: string, say: (value: string) => string): Fact {
  return { kind, text: say(value), value, say };
}

function counted(kind: string, number: number, say: (value: string, n: number) => string): Fact {
  return changing(kind, grouped(number), (value) => say(value, number));
}

function filled(bytes: number, capacity: number | undefined): Fact {
  if (capacity === undefined) return changing("to read", grouped(bytes), say.toRead);
  return changing("filled", grouped(bytes), (value) => say.filled(value, bytesOf(capacity)));
}

/** The first bytes of an object as a C string would show them, or null. */
export function preview(object: ObjectState): string | null {
  if (!object.content) return null;
  const known = previews.get(object) ?? show(object.content);
  previews.set(object, known);
  return known;
}

/** States share what no step changed, so each content is read once. */
const previews = new WeakMap<ObjectState, string>();

function show(base64: string): string {
  const bytes = decode(base64);
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  const nuls = bytes.length - end;
  if (nuls < 4) return `"${printable(bytes)}"`;
  if (end === 0) return content.nuls(nuls);
  return content.textAndNuls(printable(bytes.subarray(0, end)), nuls);
}

/** "40 bytes rw shared" of a mapping. */
export function factsOfMap(map: ProcessState["maps"][string]): string {
  return mapping.fact(bytesOf(map.length), protection(map.prot), kindOfMap(map));
}

/** "40 bytes to read and write, shared": a mapping in words that can be read aloud. */
export function tellMap(map: ProcessState["maps"][string]): string {
  const { verbs } = mapping;
  const may = map.prot.split("|").flatMap((bit) => verbs[bit as keyof typeof verbs] ?? []);
  const bytes = bytesOf(map.length);
  if (may.length === 0) return mapping.without(bytes, kindOfMap(map));
  return mapping.told(bytes, list(may), kindOfMap(map));
}

/** Whether others see what is stored through it. */
export function kindOfMap(map: ProcessState["maps"][string]): string {
  return map.shared ? mapping.shared : mapping.private;
}

/** "rw" of "PROT_READ|PROT_WRITE". */
export function protection(prot: string): string {
  const letters = { PROT_READ: "r", PROT_WRITE: "w", PROT_EXEC: "x", PROT_NONE: mapping.noAccess };
  return prot
    .split("|")
    .map((bit) => letters[bit as keyof typeof letters] ?? bit)
    .join("");
}

/** Bytes as text with C escapes: NUL is \0. */
function printable(bytes: Uint8Array): string {
  return [...bytes].map(ofByte).join("");
}

/** Base64 to bytes. */
export function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
