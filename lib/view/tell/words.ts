import type { Call, ObjectEntry, ProcessEntry, RunRecord } from "../../record/types.ts";
import { bytes, firstOf as some } from "../../words/view/amounts.ts";
import { process, result, spoken as say } from "../../words/view/calls.ts";
import { choresOf } from "./chores.ts";

/** `write(4, "Hello?\n", 7)`, as a C programmer writes it. */
export function callText(call: Call): string {
  return `${call.name}(${call.args.map((a) => a.text).join(", ")})`;
}

/** "= 7", "= 0, [3, 4]", "fails with ENOENT", "never returns". */
export function resultText(call: Call): string {
  // The kernel begins these again by itself; the program never sees the number.
  if (call.errno?.startsWith("ERESTART")) return result.interrupted;
  if (call.errno) return result.fails(call.errno);
  if (call.result === null) return isLast(call) ? "" : result.never;
  return result.returned([String(call.result), ...call.out.map((o) => o.text)].join(", "));
}

/** The call in a sentence: "P1 writes 5 bytes to pipe-a", without a full stop. */
export function spoken(call: Call, record: RunRecord): string {
  const what = call.object ? nameOf(record, call.object) : null;
  return what === null ? sayAlone(call) : sayWith(call, what);
}

/** "The first 400 of 10,000 steps." where not all are shown. */
export function firstOf(kind: keyof typeof some, shown: number, all: number): string {
  return all > shown ? some[kind](shown, all) : "";
}

/** The program's own calls: not those of the loader and the run-time, nor the chores that every command does. */
export function callsOf(record: RunRecord): Call[] {
  const isChore = choresOf(record);
  return record.calls.filter((call) => !isChore(call));
}

/** What a run calls its only program where nobody named it. */
const UNNAMED = "program";

/** "P1 receiver", "P2 child of P1", "P3 cat": after execve a child is named by its command. */
export function processTitle(entry: ProcessEntry): string {
  if (entry.parent && entry.command) return `${entry.name} ${entry.command.split("/").pop()}`;
  if (entry.parent) return process.childOf(entry.name, entry.parent);
  return entry.program === UNNAMED ? entry.name : `${entry.name} ${entry.program}`;
}

/** "file-a temp.txt" or "pipe-a": an object and what it is called outside. */
export function nameOf(record: RunRecord, object: string): string {
  const entry: ObjectEntry | undefined = record.objects.find((o) => o.name === object);
  return entry?.label ? `${object} ${baseOf(entry.label)}` : object;
}

/** A path's last part; other labels as they are. */
export function baseOf(label: string): string {
  return label.startsWith("/") ? (label.split("/").pop() ?? label) : label;
}

function isLast(call: Call): boolean {
  return ["exit", "_exit", "exit_group"].includes(call.name);
}

const MOVES = /^(p?writev?|send|sendto|sendmsg|msgsnd|mq_send|print)$/;
const TAKES = /^(p?readv?|recv|recvfrom|recvmsg|msgrcv|mq_receive)$/;

const OPENS = /^(open|creat|openat)$/;

/** Of a call that leads to nothing. */
function sayAlone(call: Call): string {
  const { process, name } = call;
  if (call.errno) return say.fails(process, name, call.errno);
  if (call.result === null) return isLast(call) ? say.exits(process) : say.never(process, name);
  const value = String(call.result);
  if (MOVES.test(name)) return say.writes(process, bytes(movedBy(call)));
  if (isEnd(call)) return say.readsEnd(process);
  if (TAKES.test(name)) return say.reads(process, bytes(Number(call.result)));
  if (OPENS.test(name)) return say.opensAs(process, value);
  if (name === "close") return say.closes(process, call.args[0]?.text ?? "");
  return sayOther(call, value) ?? say.returns(process, name, value);
}

/** Of a call that leads to an object. */
function sayWith(call: Call, what: string): string {
  const { process, name } = call;
  if (call.errno) return say.failsOn(process, name, what, call.errno);
  if (call.result === null)
    return isLast(call) ? say.exits(process) : say.neverOn(process, name, what);
  const value = String(call.result);
  if (MOVES.test(name)) return say.writesTo(process, bytes(movedBy(call)), what);
  if (isEnd(call)) return say.readsEndFrom(process, what);
  if (TAKES.test(name)) return say.readsFrom(process, bytes(Number(call.result)), what);
  if (OPENS.test(name)) return say.opens(process, what, value);
  if (name === "close") return say.closesOf(process, call.args[0]?.text ?? "", what);
  return sayOther(call, value) ?? say.returnsOn(process, name, what, value);
}

/** Of a call of which it is the same with an object and without. */
function sayOther({ process, name }: Call, value: string): string | null {
  if (/^v?fork$|^clone/.test(name)) return say.forks(process, value);
  if (/^wait/.test(name)) return say.learns(process, value);
  return /sleep/.test(name) ? say.slept(process) : null;
}

function movedBy(call: Call): number {
  return call.data?.length ?? Number(call.result);
}

function isEnd({ name, result }: Call): boolean {
  return TAKES.test(name) && result === 0 && name.startsWith("read");
}
