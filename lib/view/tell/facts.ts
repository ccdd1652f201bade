import { ofByte } from "../../record/decode/text.ts";
import type { ObjectState, OpenState, ProcessState } from "../../record/types.ts";
import { count, grouped } from "./words.ts";

/** What is said of an open file description, a line each: "offset 5", "count 2". */
export function factsOfOpen(open: OpenState): string[] {
  return [
    ...((open.offset ?? null) === null ? [] : [`offset ${open.offset}`]),
    `count ${open.count}`,
    ...(open.held ? ["held, no fd"] : []),
    ...open.flags,
  ];
}

/** What is said of an object, a line each: "7 of 65,536 bytes". */
export function factsOfObject(object: ObjectState): string[] {
  const facts: string[] = [];
  const { size, links, capacity, bytes, readers, writers, messages, queued, values, value } =
    object;
  if (size !== undefined) facts.push(count(size, "byte"));
  if (links === 0) facts.push("no name left");
  if (bytes !== undefined) facts.push(filled(bytes, capacity));
  if (readers !== undefined && writers !== undefined) {
    facts.push(count(readers, "reader"), count(writers, "writer"));
  }
  if (object.state) facts.push(object.state);
  if (object.peer) facts.push(`peer ${object.peer}`);
  if (object.attached !== undefined) facts.push(`attached ${object.attached}`);
  if (object.marked) facts.push("to be removed");
  if (object.removed) facts.push("removed");
  if (messages) facts.push(count(queued ?? messages.length, "message"));
  if (values) facts.push(`values ${values.join(" ")}`);
  if (value !== undefined) facts.push(`value ${value}`);
  return facts;
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

function show(content: string): string {
  const bytes = decode(content);
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  const nuls = bytes.length - end;
  if (nuls < 4) return `"${printable(bytes)}"`;
  return `${end > 0 ? `"${printable(bytes.subarray(0, end))}" and ` : ""}${nuls} NUL`;
}

/** "40 bytes rw shared" of a mapping. */
export function factsOfMap(map: ProcessState["maps"][string]): string {
  return `${count(map.length, "byte")} ${protection(map.prot)} ${map.shared ? "shared" : "private"}`;
}

/** "40 bytes to read and write, shared": a mapping in words that can be read aloud. */
export function tellMap(map: ProcessState["maps"][string]): string {
  const verbs = { PROT_READ: "read", PROT_WRITE: "write", PROT_EXEC: "execute" };
  const may = map.prot.split("|").flatMap((bit) => verbs[bit as keyof typeof verbs] ?? []);
  const access = may.length > 0 ? `to ${may.join(" and ")}` : "without access";
  return `${count(map.length, "byte")} ${access}, ${map.shared ? "shared" : "private"}`;
}

/** "rw" of "PROT_READ|PROT_WRITE". */
export function protection(prot: string): string {
  const letters = { PROT_READ: "r", PROT_WRITE: "w", PROT_EXEC: "x", PROT_NONE: "no access" };
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

function filled(bytes: number, capacity: number | undefined): string {
  return capacity === undefined
    ? `${grouped(bytes)} to read`
    : `${grouped(bytes)} of ${count(capacity, "byte")}`;
}
