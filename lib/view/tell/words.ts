import type { Call, ObjectEntry, ProcessEntry, RunRecord } from "../../record/types.ts";
import { choresOf } from "./chores.ts";

/** `write(4, "Hello?\n", 7)`, as a C programmer writes it. */
export function callText(call: Call): string {
  return `${call.name}(${call.args.map((a) => a.text).join(", ")})`;
}

/** "= 7", "= 0, [3, 4]", "fails with ENOENT", "never returns". */
export function resultText(call: Call): string {
  // The kernel begins these anew by itself; the program never sees the number.
  if (call.errno?.startsWith("ERESTART")) return "is interrupted, begins anew";
  if (call.errno) return `fails: ${call.errno}`;
  if (call.result === null) return isLast(call) ? "" : "never returns";
  return `= ${[String(call.result), ...call.out.map((o) => o.text)].join(", ")}`;
}

/** The call in a sentence: "P1 writes 5 bytes to pipe-a", without a full stop. */
export function spoken(call: Call, record: RunRecord): string {
  const what = call.object ? nameOf(record, call.object) : null;
  return `${call.process} ${phrase(call, what)}`;
}

/** "12 µs", "1.5 ms", "2 s" of microseconds. */
export function duration(microseconds: number): string {
  const [value, unit] =
    microseconds < 1000
      ? [microseconds, "µs"]
      : microseconds < 1e6
        ? [microseconds / 1000, "ms"]
        : [microseconds / 1e6, "s"];
  return `${Number(value.toPrecision(value < 10 ? 2 : 3))} ${unit}`;
}

/** A moment of the run, finer than a duration: "210 µs", "1.40 ms", "1.003 s". */
export function clock(microseconds: number): string {
  if (microseconds < 1000) return `${Math.round(microseconds)} µs`;
  const ms = microseconds / 1000;
  if (ms < 1000) return `${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
  return `${(microseconds / 1e6).toFixed(3)} s`;
}

const numeral = new Intl.NumberFormat("en");

/** "65,536". */
export function grouped(n: number): string {
  return Number.isInteger(n) && n >= 0 && n < 1000 ? String(n) : numeral.format(n);
}

/** "1 byte", "65,536 bytes". */
export function count(n: number, noun: string): string {
  return `${grouped(n)} ${noun}${n === 1 ? "" : noun.endsWith("s") ? "es" : "s"}`;
}

/** "The first 400 of 10,000 steps. " where not all are shown. */
export function firstOf(shown: number, all: number, noun: string): string {
  return all > shown ? `The first ${grouped(shown)} of ${count(all, noun)}. ` : "";
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
  if (entry.parent) return `${entry.name} child of ${entry.parent}`;
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

/** Sentences joined, each ended with a full stop. */
export function sentences(list: string[]): string {
  return list
    .filter(Boolean)
    .map((s) => (/[.!?]$/.test(s) ? s : `${s}.`))
    .join(" ");
}

function isLast(call: Call): boolean {
  return ["exit", "_exit", "exit_group"].includes(call.name);
}

const MOVES = /^(p?writev?|send|sendto|sendmsg|msgsnd|mq_send|print)$/;
const TAKES = /^(p?readv?|recv|recvfrom|recvmsg|msgrcv|mq_receive)$/;

function phrase(call: Call, what: string | null): string {
  const on = what ? ` ${what}` : "";
  if (call.errno)
    return `calls ${call.name}${what ? ` on ${what}` : ""}, which fails with ${call.errno}`;
  if (call.result === null) {
    return isLast(call)
      ? "exits"
      : `calls ${call.name}${what ? ` on ${what}` : ""}, which never returns`;
  }
  const moved = call.data?.length ?? Number(call.result);
  if (MOVES.test(call.name)) return `writes ${count(moved, "byte")} to${on}`;
  if (TAKES.test(call.name)) {
    if (call.result === 0 && call.name.startsWith("read")) return `reads end of file from${on}`;
    return `reads ${count(Number(call.result), "byte")} from${on}`;
  }
  if (/^(open|creat|openat)$/.test(call.name)) return `opens${on} as descriptor ${call.result}`;
  if (call.name === "close")
    return `closes descriptor ${call.args[0]?.text ?? ""}${what ? ` of ${what}` : ""}`;
  if (/^v?fork$|^clone/.test(call.name)) return `forks process ${call.result}`;
  if (/^wait/.test(call.name)) return `learns that process ${call.result} has ended`;
  if (/sleep/.test(call.name)) return "has slept";
  return `calls ${call.name}${what ? ` on ${what}` : ""}, which returns ${call.result}`;
}
