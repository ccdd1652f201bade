import * as sysv from "../linux/constants/sysv.ts";
import { wanted } from "../words/libc/arguments.ts";
import { type Blocking, waits } from "./blocking.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkShort, rangeError, typeError } from "./check.ts";
import { raise, Shown } from "./errors.ts";
import { showFlags, showName } from "./flags.ts";
import { address, bind, errno } from "./native.ts";
import type { Request } from "./pending.ts";
import { int } from "./struct.ts";
import { showGet } from "./sysv-flags.ts";
import {
  decodeSem,
  encodeSet,
  type PermSet,
  readStat,
  SEM_STAT_SIZE,
  type SemStat,
} from "./sysv-stat.ts";
import { timespec } from "./timespec.ts";
import type { AnyKey, Int, SemId } from "./types.ts";

type Control = (id: number, num: number, command: number, argument: bigint | number) => number;
const c_semget = bind<(key: number, count: number, flags: number) => number>(
  "int semget(int key, int count, int flags)",
);
const c_semctl = bind<Control>("int semctl(int id, int num, int command, int64_t argument)");

/** One operation on a semaphore of a set: struct sembuf, without the prefix `sem_`. */
export interface SemOperation {
  /** Which one, from 0 on. */
  num: Int;
  /** Added to the value, and waited for if it would become negative; 0 waits until the value is 0. */
  op: Int;
  /** IPC_NOWAIT, SEM_UNDO. */
  flg?: Int;
}

/** The limits of semaphores: struct seminfo. */
export interface SemInfo {
  /** Sets, semaphores in all, semaphores of a set, operations of one semop, highest value. */
  semmni: number;
  semmns: number;
  semmsl: number;
  semopm: number;
  semvmx: number;
}

/** The id of the set of `count` semaphores with this key; with IPC_CREAT it is made. ENOENT, EEXIST, EINVAL. `semget(2)` */
export function semget(key: AnyKey, count: Int, flags: Int): SemId {
  checkInt("key", key);
  checkInt("count", count);
  checkInt("flags", flags);
  if (hooked) beforeCall("semget");
  const id = c_semget(key, count, flags);
  if (id < 0) raise(errno(), "semget", key, count, showGet(flags));
  return id as SemId;
}

/**
 * Does all of these operations at once, or waits until all can be done: `semop(id, [{ num: 0, op: -1 }])`.
 * EAGAIN (IPC_NOWAIT), EIDRM, EFBIG, ERANGE. `semop(2)`
 */
export const semop: Blocking<[id: SemId | -1, operations: SemOperation[]], void> = waits(
  (id, operations) => request("semop", id, operations, null),
);

/** As `semop`, but waits at most this many seconds: then EAGAIN. `semop(2)` */
export const semtimedop: Blocking<
  [id: SemId | -1, operations: SemOperation[], seconds: Int],
  void
> = waits((id, operations, seconds) => request("semtimedop", id, operations, seconds));

type Commands = typeof sysv;

/**
 * What is done with a set or one of its semaphores: SETVAL and GETVAL a value, SETALL and GETALL all values, GETPID who
 * did the last operation, GETNCNT and GETZCNT how many wait, IPC_STAT, IPC_SET, IPC_INFO; IPC_RMID removes the set:
 * whoever waits gets EIDRM. EINVAL, EACCES, EPERM, ERANGE. `semctl(2)`
 */
export function semctl(id: SemId | -1, num: Int, command: Commands["IPC_STAT"]): SemStat;
export function semctl(id: SemId | -1, num: Int, command: Commands["GETALL"]): number[];
export function semctl(id: SemId | -1 | 0, num: Int, command: Commands["IPC_INFO"]): SemInfo;
export function semctl(
  id: SemId | -1,
  num: Int,
  command: Int,
  argument?: Int | Int[] | PermSet,
): number;
export function semctl(id: number, num: number, command: number, argument: unknown = 0): unknown {
  checkInt("id", id);
  checkInt("num", num);
  checkInt("command", command);
  if (hooked) beforeCall("semctl");
  const call = (what: number, value: Buffer | number): number => {
    const result = c_semctl(id, num, what, typeof value === "number" ? value : address(value));
    if (result < 0) raise(errno(), "semctl", id, num, showName(command, named));
    return result;
  };
  const about = Buffer.alloc(SEM_STAT_SIZE);
  switch (command) {
    case sysv.IPC_STAT:
      call(command, about);
      return decodeSem(about);
    case sysv.IPC_SET:
      return call(command, encodeSet("sem", id, argument as PermSet, SEM_STAT_SIZE));
    case sysv.IPC_INFO:
      call(command, about);
      return decodeInfo(about);
    case sysv.GETALL:
      return getAll(id, call);
    case sysv.SETALL:
      return call(command, values(id, argument));
    default:
      checkInt("argument", argument as number);
      return call(command, argument as number);
  }
}

const { IPC_NOWAIT, SEM_UNDO, GETPID, GETVAL, GETALL, GETNCNT, GETZCNT, SETVAL, SETALL } = sysv;
const { IPC_STAT, IPC_SET, IPC_RMID, IPC_INFO } = sysv;
const named = {
  ...{ GETPID, GETVAL, GETALL, GETNCNT, GETZCNT, SETVAL, SETALL },
  ...{ IPC_STAT, IPC_SET, IPC_RMID, IPC_INFO },
};

/** 0 if there is no such set: then the kernel refuses what comes next. */
function countOf(id: number): number {
  const about = Buffer.alloc(SEM_STAT_SIZE);
  return readStat("sem", id, about) ? decodeSem(about).nsems : 0;
}

function getAll(id: number, call: (what: number, value: Buffer) => number): number[] {
  const bytes = Buffer.alloc(2 * countOf(id));
  call(GETALL, bytes);
  return Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16LE(2 * i));
}

function values(id: number, list: unknown): Buffer {
  if (!Array.isArray(list)) throw typeError("argument", list, wanted.values);
  for (const value of list) checkShort("argument", value);
  // The kernel would read on past the array's end.
  const count = countOf(id);
  if (list.length < count) {
    throw rangeError("argument", list, wanted.valuesOfSet(count));
  }
  return Buffer.from(Uint16Array.from(list).buffer);
}

function decodeInfo(bytes: Buffer): SemInfo {
  const [, semmni, semmns, , semmsl, semopm, , , semvmx] = [0, 4, 8, 12, 16, 20, 24, 28, 32].map(
    (at) => int(bytes, at),
  ) as [number, number, number, number, number, number, number, number, number];
  return { semmni, semmns, semmsl, semopm, semvmx };
}

function request(
  name: string,
  id: number,
  operations: SemOperation[],
  limit: number | null,
): Request<undefined> {
  checkInt("id", id);
  const keep = [encode(operations), timespec(limit ?? 0)] as const;
  const time = limit === null ? 0n : address(new Uint8Array(keep[1].buffer));
  const registers = [id, address(keep[0]), operations.length, time];
  const args = [id, show(operations), ...(limit === null ? [] : [limit])];
  return { name, args, call: "semtimedop", registers, keep, finish: () => undefined };
}

function encode(operations: SemOperation[]): Buffer {
  if (!Array.isArray(operations)) {
    throw typeError("operations", operations, wanted.operations);
  }
  const bytes = Buffer.alloc(6 * operations.length);
  operations.forEach(({ num, op, flg = 0 }, i) => {
    for (const [name, value] of Object.entries({ num, op, flg })) checkShort(name, value);
    [num, op, flg].forEach((value, field) => {
      bytes.writeUInt16LE(value & 0xffff, 6 * i + 2 * field);
    });
  });
  return bytes;
}

function show(operations: SemOperation[]): Shown {
  const each = operations.map(({ num, op, flg = 0 }) => {
    const flags = flg === 0 ? "" : ` ${showFlags(flg, { IPC_NOWAIT, SEM_UNDO }).text}`;
    return `#${num} ${op > 0 ? "+" : ""}${op}${flags}`;
  });
  return new Shown(`[${each.join(", ")}]`);
}
