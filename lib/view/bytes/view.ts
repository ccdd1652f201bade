import type { RunRecord } from "../../record/types.ts";
import { sentences } from "../../words/sentences.ts";
import { bytes as amount, messages, moreBytes } from "../../words/view/amounts.ts";
import { bytesOf as say } from "../../words/view/bytes.ts";
import { makeView } from "../draw/make.ts";
import { glyph, hex } from "../tell/hex.ts";
import { tableText } from "../tell/table-text.ts";
import { callText, nameOf } from "../tell/words.ts";
import type { View } from "../types.ts";
import { drawBytes, type Sheet } from "./draw.ts";
import { type Owner, ownedBytes, sayOwner } from "./owners.ts";
import { bytesOfMessage, queuedMessages } from "./queue.ts";

/** A stretch of bytes that one call or one store put there. */
interface Stretch {
  head: string;
  from: number;
  bytes: (number | null)[];
  by: Owner | null;
}

/**
 * What is in a file, a segment, a pipe or the messages of a queue: offset, hexadecimal, text, and who wrote it last.
 * What came at once has a letter and a line of its own, so a value that two made (a torn one) shows its seam. Of a store
 * through a mapping, which is not a call, it names those who can have made it.
 *
 * @param what the object's name in the record, or its path
 * @param step a step of the record; by default the last one in which something is in it
 * @param left what it held at the end, to be shown where the record knows nothing of it, as when nothing was traced
 * @throws RangeError when its content is not known at all
 */
export function byteView(record: RunRecord, what: string, step?: number, left?: Uint8Array): View {
  const object = record.objects.find((o) => o.name === what || o.label === what)?.name ?? what;
  const { sheets, at } = sheetsAt(record, object, step, left);
  const stretches = sheets.flatMap((sheet) => stretchesOf(sheet));
  const isQueue = sheets.some(({ head }) => head !== "");
  const table = {
    columns: [...(isQueue ? [say.columns.message] : []), ...say.columns.rest()],
    rows: stretches
      .flatMap(rowsOf)
      .map(({ head, from, bytes, by }) => [
        ...(isQueue ? [head] : []),
        from,
        bytes.length,
        isUniform(bytes) ? `${hex(bytes[0] ?? null)} …` : bytes.map(hex).join(" "),
        isUniform(bytes) ? `${glyph(bytes[0] ?? null)} …` : bytes.map(glyph).join(""),
        sayOwner(by),
      ]),
  };
  const stored = stretches.some(({ by }) => by?.how === "store");
  const event = at === null ? null : whenOf(record, object, at);
  const name = nameOf(record, object);
  const total = sheets.reduce((sum, sheet) => sum + sheet.total, 0);
  const words = {
    title: event === null ? say.title(name) : say.titleAfter(name, event),
    caption: sentences([say.caption, stored ? say.captionOfStores : ""]),
    description: sentences([
      isQueue
        ? say.holdsMessages(object, messages(sheets.length), amount(total))
        : say.holds(object, amount(total)),
      ...stretches.slice(0, 10).map(sayStretch),
      stretches.length > 10 ? say.moreStretches(stretches.length - 10) : "",
    ]),
    table,
    text: [...sheets.map((sheet) => dump(sheet)), "", tableText(table)].join("\n"),
  };
  return makeView(words, (scene, top) => drawBytes(scene, sheets, top));
}

/** What there is to show, and after which step; null where only what was left is known. */
function sheetsAt(
  record: RunRecord,
  object: string,
  step: number | undefined,
  left: Uint8Array | undefined,
): { sheets: Sheet[]; at: number | null } {
  const found = step === undefined ? fullest(record, object) : sheetsAfter(record, object, step);
  if (found) return found;
  if (left) {
    const bytes = [...left.subarray(0, 4096)];
    return {
      sheets: [{ head: "", bytes, owners: bytes.map(() => null), total: left.length }],
      at: null,
    };
  }
  const known = record.objects.map((o) => o.name).join(", ");
  throw new RangeError(say.unknown(object, known));
}

interface Found {
  sheets: Sheet[];
  at: number;
}

function sheetsAfter(record: RunRecord, object: string, step: number): Found | null {
  let at = 0;
  for (const sheets of sheetsOf(record, object))
    if (at++ === step) return sheets && { sheets, at: step };
  return null;
}

/** The last step in which something is in it; of a queue the last of those with most messages. */
function fullest(record: RunRecord, object: string): Found | null {
  let found: Found | null = null;
  let last: Found | null = null;
  let most = 0;
  let at = 0;
  for (const sheets of sheetsOf(record, object)) {
    if (sheets) last = { sheets, at };
    if (sheets && sheets.length > most) [most, found] = [sheets.length, null];
    if (sheets?.length === most && sheets.some(({ total }) => total > 0)) found = { sheets, at };
    at++;
  }
  return found ?? last;
}

/** After each step, one after the other: all of them together would be many times the record. */
function* sheetsOf(record: RunRecord, object: string): Generator<Sheet[] | null> {
  const kind = record.objects.find((o) => o.name === object)?.kind;
  if (kind !== "queue" && kind !== "mqueue") {
    for (const owned of ownedBytes(record, object)) yield owned && [{ head: "", ...owned }];
    return;
  }
  for (const queued of queuedMessages(record, object)) {
    yield queued?.map((one, i) => {
      const bytes = bytesOfMessage(one);
      const by: Owner | null = one.call && { how: "call", call: one.call };
      const { type, size } = one.message;
      const named = kind === "queue" ? say.type(type) : say.priority(type);
      const head = say.message(i + 1, named, amount(size));
      return { head, bytes, owners: bytes.map(() => by), total: one.message.size };
    }) ?? null;
  }
}

/** "P1 msgsnd in line 11", where the picture is not that of the end. */
function whenOf(record: RunRecord, object: string, step: number): string | null {
  const touches = ({ call, patch }: RunRecord["steps"][number]) =>
    record.calls[call ?? -1]?.object === object || patch.objects?.[object] !== undefined;
  if (!record.steps.slice(step + 1).some(touches)) return null;
  const last = record.steps.findLast((one, i) => i <= step && touches(one));
  const { call: id, text } = last ?? { call: null, text: null };
  const call = id === null ? undefined : record.calls[id];
  if (text || !call) return text;
  const { process, name, line } = call;
  return line ? say.inLine(process, name, line) : `${process} ${callText(call)}`;
}

function stretchesOf({ head, bytes, owners }: Sheet): Stretch[] {
  const stretches: Stretch[] = [];
  bytes.forEach((byte, i) => {
    const last = stretches.at(-1);
    const by = owners[i] ?? null;
    if (last && sayOwner(last.by) === sayOwner(by)) last.bytes.push(byte);
    else stretches.push({ head, from: i, bytes: [byte], by });
  });
  return stretches;
}

/** Rows for a table: 16 bytes each, but one for a run of one byte. */
function rowsOf(stretch: Stretch): Stretch[] {
  if (isUniform(stretch.bytes)) return [stretch];
  const rows: Stretch[] = [];
  for (let i = 0; i < stretch.bytes.length; i += 16) {
    rows.push({ ...stretch, from: stretch.from + i, bytes: stretch.bytes.slice(i, i + 16) });
  }
  return rows;
}

function isUniform(bytes: (number | null)[]): boolean {
  return bytes.length > 4 && bytes.every((byte) => byte === bytes[0]);
}

function sayStretch({ head, from, bytes, by }: Stretch): string {
  const where = head ? say.messageHead(head) : say.fromOffset(amount(bytes.length), from);
  const all = bytes[0] === 0 ? say.allNul : say.all(glyph(bytes[0] ?? null));
  const what = isUniform(bytes) ? all : `"${bytes.map(glyph).join("")}"`;
  return say.stretch(where, what, sayOwner(by));
}

function dump({ head, bytes, total }: Sheet): string {
  const lines: string[] = head ? [say.messageHead(head)] : [];
  for (let i = 0; i < bytes.length; i += 16) {
    const part = bytes.slice(i, i + 16);
    const hexes = part.map(hex).join(" ").padEnd(47);
    lines.push(`${i.toString(16).padStart(4, "0")}  ${hexes}  ${part.map(glyph).join("")}`);
  }
  if (total > bytes.length) lines.push(say.more(moreBytes(total - bytes.length)));
  return lines.join("\n");
}
