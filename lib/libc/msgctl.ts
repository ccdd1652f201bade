import { before, special } from "./call.ts";
import { checkInt, invalidValue } from "./check.ts";
import * as sysv from "./constants/sysv.ts";
import { raise } from "./errors.ts";
import { showName } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { int } from "./struct.ts";
import { decodeMsg, encodePerm, MSG_STAT_SIZE, type MsgStat } from "./sysv-stat.ts";
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

/** What IPC_SET sets. */
export interface MsgSet {
  uid?: number;
  gid?: number;
  mode?: number;
  /** Bytes that fit; more than msgmnb only for root. */
  qbytes?: number;
}

/**
 * IPC_RMID removes the queue at once, with all messages; who waits on it gets EIDRM. IPC_STAT returns what the kernel
 * knows of it, IPC_INFO the limits, MSG_INFO what is used; IPC_SET sets owner, mode and size.
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
  const about = Buffer.alloc(MSG_STAT_SIZE);
  if (special) before("msgctl");
  const call = (what: number): void => {
    if (c_msgctl(id, what, about) >= 0) return;
    raise(
      errno(),
      "msgctl",
      id,
      showName(command, { IPC_STAT, IPC_INFO, MSG_INFO, IPC_SET, IPC_RMID }),
    );
  };
  if (command === IPC_SET) {
    if (typeof set !== "object") throw invalidValue("set", set, "must be { mode, qbytes, … }");
    call(IPC_STAT);
    encodePerm(about, set);
    if (set.qbytes !== undefined) about.writeBigUInt64LE(BigInt(set.qbytes), 88);
  }
  call(command);
  if (command === IPC_STAT) return decodeMsg(about);
  if (command !== IPC_INFO && command !== MSG_INFO) return undefined;
  const [msgpool, msgmap, msgmax, msgmnb, msgmni, , msgtql] = [0, 4, 8, 12, 16, 20, 24].map((at) =>
    int(about, at),
  );
  return { msgpool, msgmap, msgmax, msgmnb, msgmni, msgtql };
}
