/** Registers and the memory behind them → arguments as a C programmer writes them. */

import type { Architecture } from "../../linux/architecture.ts";
import { callOf, type Parameter } from "../../linux/calls.ts";
import {
  F_GETLK,
  F_OFD_GETLK,
  F_OFD_SETLK,
  F_OFD_SETLKW,
  F_SETFD,
  F_SETFL,
  F_SETLK,
  F_SETLKW,
  FD_CLOEXEC,
  O_CREAT,
} from "../../linux/constants/files.ts";
import { IPC_PRIVATE, SETVAL } from "../../linux/constants/sysv.ts";
import { AT_FDCWD, IPC_64 } from "../../linux/constants/traced.ts";
import { DIFFERING } from "../../linux/differing.ts";
import { namesOf } from "../../linux/flags.ts";
import { signalName } from "../../linux/signals.ts";
import type { RawCall } from "../raw.ts";
import type { Argument } from "../types.ts";
import { structureText } from "./structures.ts";
import { quote } from "./text.ts";

/** What went in (`args`) and what came back through pointers (`out`). */
export function decodeArguments(
  raw: RawCall,
  on: Architecture,
): { args: Argument[]; out: Argument[] } {
  const { parameters } = callOf(raw.nr, on);
  const args: Argument[] = [];
  const out: Argument[] = [];
  const succeeded = raw.ret !== undefined && !raw.ret.startsWith("-");
  parameters.forEach((parameter, index) => {
    if (parameter.kind === "hidden") return;
    if (parameter.kind === "mode" && !usesMode(raw, on)) return;
    if (!parameter.out) {
      args.push(argument(parameter, index, raw, on));
      return;
    }
    const pointer = raw.args[index] ?? "0";
    args.push({ name: parameter.name, text: pointer === "0" ? "NULL" : pointerName(parameter) });
    const back = succeeded && pointer !== "0" ? behind(parameter, index, raw, on) : null;
    if (back !== null) out.push(back);
  });
  return { args, out };
}

/** `open` and `mq_open` have a mode only when they may create (the register holds anything otherwise). */
function usesMode(raw: RawCall, on: Architecture): boolean {
  const flags = callOf(raw.nr, on).parameters.findIndex(({ kind }) => kind === "open");
  if (flags < 0) return true;
  const value = Number(BigInt.asIntN(32, BigInt(raw.args[flags] ?? "0")));
  const temporary = DIFFERING.O_TMPFILE[on];
  return (value & O_CREAT) !== 0 || (value & temporary) === temporary;
}

/** C shows an array by its name, and the address of anything else. */
function pointerName(parameter: Parameter): string {
  return ["data", "fds", "msgbuf"].includes(parameter.kind) ? parameter.name : `&${parameter.name}`;
}

function argument(parameter: Parameter, index: number, raw: RawCall, on: Architecture): Argument {
  const { name, kind } = parameter;
  const register = BigInt(raw.args[index] ?? "0");
  const value = numberOf(kind, register);
  const known = { name, ...(Number.isSafeInteger(value) ? { value } : {}) };
  if (kind === "path") return { name, text: pathText(raw, index) };
  if (kind === "data") return { name, text: dataText(raw) ?? hex(register) };
  if (kind === "fcntlarg") return { ...known, text: fcntlArgument(raw, index, value, on) };
  if (kind === "semarg") return { ...known, text: semArgument(raw, value, register) };
  if (kind === "key")
    return { ...known, text: value === IPC_PRIVATE ? "IPC_PRIVATE" : String(value) };
  if (kind === "dirfd") return { ...known, text: value === AT_FDCWD ? "AT_FDCWD" : String(value) };
  if (kind === "signal") return { ...known, text: value === 0 ? "0" : signalName(value) };
  const bytes = raw.mem?.[index];
  if (kind === "msgbuf") return { name, text: messageText(raw, index, on) };
  if (bytes !== undefined) {
    const text = structureText(kind, Buffer.from(bytes, "base64"), on);
    if (text !== null) return { name, text };
  }
  if (isPointer(kind)) return { name, text: register === 0n ? "NULL" : hex(register) };
  return { ...known, text: namesOf(kind, value, on) ?? String(value) };
}

/** What the kernel wrote through the pointer of register `index`. */
function behind(
  parameter: Parameter,
  index: number,
  raw: RawCall,
  on: Architecture,
): Argument | null {
  const { name, kind } = parameter;
  if (kind === "data") {
    const text = dataText(raw);
    return text === null ? null : { name, text };
  }
  if (kind === "msgbuf") return { name, text: messageText(raw, index, on) };
  const bytes = raw.mem?.[index];
  if (bytes === undefined) return null;
  const text = structureText(kind, Buffer.from(bytes, "base64"), on);
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
function messageText(raw: RawCall, index: number, on: Architecture): string {
  const head = Buffer.from(raw.mem?.[index] ?? "", "base64");
  if (head.length < 8) return hex(BigInt(raw.args[index] ?? "0"));
  const text = raw.data === undefined ? head.subarray(8) : Buffer.from(raw.data, "base64");
  return structureText("msgbuf", Buffer.concat([head.subarray(0, 8), text]), on) ?? "";
}

const LOCK_COMMANDS = new Set<number>([
  F_GETLK,
  F_SETLK,
  F_SETLKW,
  F_OFD_GETLK,
  F_OFD_SETLK,
  F_OFD_SETLKW,
]);

function fcntlArgument(raw: RawCall, index: number, value: number, on: Architecture): string {
  const command = Number(raw.args[1]);
  if (command === F_SETFD) return value & FD_CLOEXEC ? "FD_CLOEXEC" : "0";
  if (command === F_SETFL) return (namesOf("open", value, on) ?? "").replace(/^O_RDONLY\|/, "");
  const bytes = raw.mem?.[index];
  if (bytes !== undefined && LOCK_COMMANDS.has(command)) {
    const text = structureText("flockarg", Buffer.from(bytes, "base64"), on);
    if (text !== null) return text;
  }
  return String(value);
}

function semArgument(raw: RawCall, value: number, register: bigint): string {
  const command = Number(raw.args[2]) & ~IPC_64;
  if (command === SETVAL) return String(value);
  return register === 0n ? "0" : hex(register);
}
