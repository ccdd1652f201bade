import * as sysv from "../linux/constants/sysv.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkSize } from "./check.ts";
import { raise } from "./errors.ts";
import { showName } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { int } from "./struct.ts";
import { decodeMsg, encodeSet, MSG_STAT_SIZE, type MsgStat, type PermSet } from "./sysv-stat.ts";
import type { Int, MsgId } from "./types.ts";

const c_msgctl = bind<(id: number, command: number, about: Buffer | null) => number>(
  "int msgctl(int id, int command, void *about)",
);

/**
 * Struct msginfo. IPC_INFO: the limits, of which msgmax (bytes of a message), msgmnb (bytes of a new queue) and msgmni
 * (queues) count. MSG_INFO: msgpool queues, msgmap messages and msgtql bytes there are now.
 */
export interface MsgInfo {
  msgpool: number;
  msgmap: number;
  msgmax: number;
  msgmnb: number;
  msgmni: number;
  msgtql: number;
}

/** What IPC_SET sets; what is left out stays as it is. */
export interface MsgSet extends PermSet {
  /** Bytes that fit; more than msgmnb only for root. */
  qbytes?: number;
}

/**
 * IPC_RMID removes the queue at once, with all messages; whoever waits on it gets EIDRM. IPC_STAT returns what the
 * kernel knows of it, IPC_INFO the limits, MSG_INFO what is used; IPC_SET sets owner, mode and size.
 * EINVAL, EACCES, EPERM. `msgctl(2)`
 */
export function msgctl(id: MsgId | -1, command: (typeof sysv)["IPC_STAT"]): MsgStat;
export function msgctl(
  id: MsgId | -1 | 0,
  command: (typeof sysv)["IPC_INFO"] | (typeof sysv)["MSG_INFO"],
): MsgInfo;
export function msgctl(id: MsgId | -1, command: (typeof sysv)["IPC_SET"], set: MsgSet): void;
export function msgctl(id: MsgId | -1, command: Int): void;
export function msgctl(id: number, command: number, set?: MsgSet): unknown {
  checkInt("id", id);
  checkInt("command", command);
  const { IPC_STAT, IPC_INFO, MSG_INFO, IPC_SET, IPC_RMID } = sysv;
  const about = command === IPC_SET ? encodeQueue(id, set as MsgSet) : Buffer.alloc(MSG_STAT_SIZE);
  if (hooked) beforeCall("msgctl");
  if (c_msgctl(id, command, about) < 0) {
    const names = { IPC_STAT, IPC_INFO, MSG_INFO, IPC_SET, IPC_RMID };
    raise(errno(), "msgctl", id, showName(command, names));
  }
  if (command === IPC_STAT) return decodeMsg(about);
  if (command !== IPC_INFO && command !== MSG_INFO) return undefined;
  const [msgpool, msgmap, msgmax, msgmnb, msgmni, , msgtql] = [0, 4, 8, 12, 16, 20, 24].map((at) =>
    int(about, at),
  );
  return { msgpool, msgmap, msgmax, msgmnb, msgmni, msgtql };
}

function encodeQueue(id: number, set: MsgSet): Buffer {
  const about = encodeSet("msg", id, set, MSG_STAT_SIZE);
  if (set.qbytes === undefined) return about;
  checkSize("set.qbytes", set.qbytes);
  about.writeBigInt64LE(BigInt(set.qbytes), 88);
  return about;
}
