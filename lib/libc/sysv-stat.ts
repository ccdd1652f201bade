import { argument } from "../words/libc/arguments.ts";
import { checkUint, invalidValue } from "./check.ts";
import { bindNative, lazily } from "./native.ts";
import { layoutOf } from "./struct.ts";
import type { Key, Pid } from "./types.ts";

/** Owner, mode and key of a System V object: struct ipc_perm. */
export interface IpcPerm {
  key: Key;
  uid: number;
  gid: number;
  /** Of who made it. */
  cuid: number;
  cgid: number;
  /** Permissions; of a segment also SHM_DEST and SHM_LOCKED. */
  mode: number;
}

/** A shared memory segment: struct shmid_ds, without the prefix `shm_`. Times in seconds since 1970, 0 for never. */
export interface ShmStat {
  perm: IpcPerm;
  /** Bytes. */
  segsz: number;
  /** Last shmat, last shmdt, last change. */
  atime: number;
  dtime: number;
  ctime: number;
  /** Who made it, who attached or detached last. */
  cpid: Pid;
  lpid: Pid;
  /** How often it is attached now. */
  nattch: number;
}

/** A message queue: struct msqid_ds, without the prefix `msg_`. */
export interface MsgStat {
  perm: IpcPerm;
  /** Last msgsnd, last msgrcv, last change. */
  stime: number;
  rtime: number;
  ctime: number;
  /** Bytes in the queue, and messages. */
  cbytes: number;
  qnum: number;
  /** Bytes that fit. */
  qbytes: number;
  /** Who sent last, who received last. */
  lspid: Pid;
  lrpid: Pid;
}

/** A semaphore set: struct semid_ds, without the prefix `sem_`. */
export interface SemStat {
  perm: IpcPerm;
  /** Last semop, last change. */
  otime: number;
  ctime: number;
  nsems: number;
}

const perm = layoutOf("ipc_perm");
const shm = layoutOf("shmid_ds");
const msg = layoutOf("msqid_ds");
const sem = layoutOf("semid_ds");

/** Bytes that the three structures take. */
export const SHM_STAT_SIZE: number = shm.size;
export const MSG_STAT_SIZE: number = msg.size;
export const SEM_STAT_SIZE: number = sem.size;

/** It is the first member of all three. */
export function decodePerm(bytes: Buffer): IpcPerm {
  return {
    key: perm.signed(bytes, "__key") as Key,
    uid: perm.unsigned(bytes, "uid"),
    gid: perm.unsigned(bytes, "gid"),
    cuid: perm.unsigned(bytes, "cuid"),
    cgid: perm.unsigned(bytes, "cgid"),
    mode: perm.unsigned(bytes, "mode"),
  };
}

/** What IPC_SET sets of every object; what is left out stays as it is. */
export interface PermSet {
  uid?: number;
  gid?: number;
  mode?: number;
}

const c_stat = lazily(() =>
  bindNative<(kind: number, id: number, about: Buffer) => number>(
    "long sysv_stat(int kind, int id, void *about)",
  ),
);
const kinds = ["shm", "msg", "sem"] as const;

/**
 * The structure of an object, for what a call of this library has to know of it: its error would be of another call,
 * so there is none. False if it cannot be known.
 */
export function readStat(kind: (typeof kinds)[number], id: number, about: Buffer): boolean {
  return c_stat(kinds.indexOf(kind), id, about) === 0;
}

/**
 * The structure that IPC_SET takes, with what is there where nothing is set. Whoever may not read the object may own it
 * and set it. If there is no such object its owner is nobody, whom the kernel refuses if it refuses nothing else.
 */
export function encodeSet(
  kind: (typeof kinds)[number],
  id: number,
  set: PermSet,
  size: number,
): Buffer {
  if (typeof set !== "object" || set === null) {
    throw invalidValue("set", set, argument.notOwner);
  }
  const fields = { uid: 4, gid: 8, mode: 20 } as const;
  const names = Object.keys(fields) as (keyof PermSet)[];
  for (const name of names) if (set[name] !== undefined) checkUint(`set.${name}`, set[name]);
  const about = Buffer.alloc(size);
  if (!readStat(kind, id, about)) about.fill(0xff, 4, 12);
  for (const name of names) {
    const value = set[name];
    if (value !== undefined) about.writeUInt32LE(value >>> 0, fields[name]);
  }
  return about;
}

export function decodeShm(bytes: Buffer): ShmStat {
  return {
    perm: decodePerm(bytes),
    segsz: shm.signed(bytes, "shm_segsz"),
    atime: shm.signed(bytes, "shm_atime"),
    dtime: shm.signed(bytes, "shm_dtime"),
    ctime: shm.signed(bytes, "shm_ctime"),
    cpid: shm.signed(bytes, "shm_cpid") as Pid,
    lpid: shm.signed(bytes, "shm_lpid") as Pid,
    nattch: shm.signed(bytes, "shm_nattch"),
  };
}

export function decodeMsg(bytes: Buffer): MsgStat {
  return {
    perm: decodePerm(bytes),
    stime: msg.signed(bytes, "msg_stime"),
    rtime: msg.signed(bytes, "msg_rtime"),
    ctime: msg.signed(bytes, "msg_ctime"),
    cbytes: msg.signed(bytes, "msg_cbytes"),
    qnum: msg.signed(bytes, "msg_qnum"),
    qbytes: msg.signed(bytes, "msg_qbytes"),
    lspid: msg.signed(bytes, "msg_lspid") as Pid,
    lrpid: msg.signed(bytes, "msg_lrpid") as Pid,
  };
}

export function decodeSem(bytes: Buffer): SemStat {
  return {
    perm: decodePerm(bytes),
    otime: sem.signed(bytes, "sem_otime"),
    ctime: sem.signed(bytes, "sem_ctime"),
    nsems: sem.signed(bytes, "sem_nsems"),
  };
}
