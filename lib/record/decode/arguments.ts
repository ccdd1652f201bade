/** Registers and the memory behind them → arguments as a C programmer writes them. */
import { namesOf } from "../../linux/flags.ts";
import { type Parameter, prototypeOf } from "../../linux/prototypes.ts";
import { signalName } from "../../linux/signals.ts";
import type { RawEvent } from "../raw.ts";
import type { Argument } from "../types.ts";
import { structureText } from "./structures.ts";
import { quote } from "./text.ts";

export type RawCall = Extract<RawEvent, { e: "call" }>;

/** What went in (`args`) and what came back through pointers (`out`). */
export function decodeArguments(raw: RawCall): { args: Argument[]; out: Argument[] } {
  const { parameters } = prototypeOf(raw.nr);
  const args: Argument[] = [];
  const out: Argument[] = [];
  const succeeded = raw.ret !== undefined && !raw.ret.startsWith("-");
  parameters.forEach((parameter, index) => {
    if (parameter.kind === "hidden") return;
    if (parameter.kind === "mode" && !usesMode(raw)) return;
    if (!parameter.out) {
      args.push(argument(parameter, index, raw));
      return;
    }
    const pointer = raw.args[index] ?? "0";
    args.push({ name: parameter.name, text: pointer === "0" ? "NULL" : pointerName(parameter) });
    const back = succeeded && pointer !== "0" ? behind(parameter, index, raw) : null;
    if (back !== null) out.push(back);
  });
  return { args, out };
}

/** `open` and `mq_open` have a mode only when they may create (the register holds anything otherwise). */
function usesMode(raw: RawCall): boolean {
  const flags = { 2: 1, 257: 2, 240: 1 }[raw.nr];
  if (flags === undefined) return true;
  const value = Number(BigInt.asIntN(32, BigInt(raw.args[flags] ?? "0")));
  return (value & 0o100) !== 0 || (value & 0o20200000) === 0o20200000;
}

/** C shows an array by its name, and the address of anything else. */
function pointerName(parameter: Parameter): string {
  return ["data", "fds", "msgbuf"].includes(parameter.kind) ? parameter.name : `&${parameter.name}`;
}

function argument(parameter: Parameter, index: number, raw: RawCall): Argument {
  const { name, kind } = parameter;
  const register = BigInt(raw.args[index] ?? "0");
  const value = numberOf(kind, register);
  const known = { name, ...(Number.isSafeInteger(value) ? { value } : {}) };
  if (kind === "path") return { name, text: pathText(raw, index) };
  if (kind === "data") return { name, text: dataText(raw) ?? hex(register) };
  if (kind === "fcntlarg") return { ...known, text: fcntlArgument(raw, index, value) };
  if (kind === "semarg") return { ...known, text: semArgument(raw, value, register) };
  if (kind === "key") return { ...known, text: value === 0 ? "IPC_PRIVATE" : String(value) };
  if (kind === "dirfd") return { ...known, text: value === -100 ? "AT_FDCWD" : String(value) };
  if (kind === "signal") return { ...known, text: value === 0 ? "0" : signalName(value) };
  const bytes = raw.mem?.[index];
  if (kind === "msgbuf") return { name, text: messageText(raw, index) };
  if (bytes !== undefined) {
    const text = structureText(kind, Buffer.from(bytes, "base64"));
    if (text !== null) return { name, text };
  }
  if (isPointer(kind)) return { name, text: register === 0n ? "NULL" : hex(register) };
  return { ...known, text: namesOf(kind, value) ?? String(value) };
}

/** What the kernel wrote through the pointer of register `index`. */
function behind(parameter: Parameter, index: number, raw: RawCall): Argument | null {
  const { name, kind } = parameter;
  if (kind === "data") {
    const text = dataText(raw);
    return text === null ? null : { name, text };
  }
  if (kind === "msgbuf") return { name, text: messageText(raw, index) };
  const bytes = raw.mem?.[index];
  if (bytes === undefined) return null;
  const text = structureText(kind, Buffer.from(bytes, "base64"));
  if (text === null) return null;
  const value = kind === "status" ? Buffer.from(bytes, "base64").readInt32LE(0) : undefined;
  return { name, text, ...(value === undefined ? {} : { value }) };
}

function numberOf(kind: string, register: bigint): number {
  if (kind === "size") return Number(register);
  if (kind === "uint") return Number(BigInt.asUintN(32, register));
  if (kind === "off") return Number(BigInt.asIntN(64, register));
  if (isPointer(kind)) return Number.NaN;
  return signed32(register);
}

function signed32(register: bigint): number {
  return Number(BigInt.asIntN(32, register));
}

const POINTERS = new Set(
  "pointer sockaddr sembuf pollfd timespec timeval sigset sigaction stat status fds intptr fdset msgbuf".split(
    " ",
  ),
);

function isPointer(kind: string): boolean {
  return POINTERS.has(kind);
}

function hex(register: bigint): string {
  return register === 0n ? "NULL" : `0x${register.toString(16)}`;
}

function pathText(raw: RawCall, index: number): string {
  const path = raw.str?.[index];
  return path === undefined ? hex(BigInt(raw.args[index] ?? "0")) : JSON.stringify(path);
}

function dataText(raw: RawCall): string | null {
  return raw.data === undefined ? null : quote(Buffer.from(raw.data, "base64"));
}

/** A message is a type and a text; the stream has the type behind the pointer and the text as the data that moved. */
function messageText(raw: RawCall, index: number): string {
  const head = Buffer.from(raw.mem?.[index] ?? "", "base64");
  if (head.length < 8) return hex(BigInt(raw.args[index] ?? "0"));
  const text = raw.data === undefined ? head.subarray(8) : Buffer.from(raw.data, "base64");
  return structureText("msgbuf", Buffer.concat([head.subarray(0, 8), text])) ?? "";
}

/** F_GETLK, F_SETLK, F_SETLKW, and those of open file descriptions. */
const LOCK_COMMANDS = new Set([5, 6, 7, 36, 37, 38]);
const TAKES_FD_FLAGS = 2;
const TAKES_STATUS_FLAGS = 4;

function fcntlArgument(raw: RawCall, index: number, value: number): string {
  const command = Number(raw.args[1]);
  if (command === TAKES_FD_FLAGS) return value & 1 ? "FD_CLOEXEC" : "0";
  if (command === TAKES_STATUS_FLAGS)
    return (namesOf("open", value) ?? "").replace(/^O_RDONLY\|/, "");
  const bytes = raw.mem?.[index];
  if (bytes !== undefined && LOCK_COMMANDS.has(command)) {
    const text = structureText("flockarg", Buffer.from(bytes, "base64"));
    if (text !== null) return text;
  }
  return String(value);
}

function semArgument(raw: RawCall, value: number, register: bigint): string {
  const command = Number(raw.args[2]) & 0xff;
  if (command === 16) return String(value);
  return register === 0n ? "0" : hex(register);
}
