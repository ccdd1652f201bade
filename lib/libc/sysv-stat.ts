import { int, long, uint } from "./struct.ts";
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

/** Bytes that the three structures take. */
export const SHM_STAT_SIZE = 112;
export const MSG_STAT_SIZE = 120;
export const SEM_STAT_SIZE = 104;

export function decodePerm(bytes: Buffer): IpcPerm {
  return {
    key: int(bytes, 0) as Key,
    uid: uint(bytes, 4),
    gid: uint(bytes, 8),
    cuid: uint(bytes, 12),
    cgid: uint(bytes, 16),
    mode: uint(bytes, 20),
  };
}

/** Puts uid, gid and mode where IPC_SET looks for them. */
export function encodePerm(bytes: Buffer, perm: Partial<IpcPerm>): void {
  if (perm.uid !== undefined) bytes.writeUInt32LE(perm.uid, 4);
  if (perm.gid !== undefined) bytes.writeUInt32LE(perm.gid, 8);
  if (perm.mode !== undefined) bytes.writeUInt32LE(perm.mode, 20);
}

export function decodeShm(bytes: Buffer): ShmStat {
  return {
    perm: decodePerm(bytes),
    segsz: long(bytes, 48),
    atime: long(bytes, 56),
    dtime: long(bytes, 64),
    ctime: long(bytes, 72),
    cpid: int(bytes, 80) as Pid,
    lpid: int(bytes, 84) as Pid,
    nattch: long(bytes, 88),
  };
}

export function decodeMsg(bytes: Buffer): MsgStat {
  return {
    perm: decodePerm(bytes),
    stime: long(bytes, 48),
    rtime: long(bytes, 56),
    ctime: long(bytes, 64),
    cbytes: long(bytes, 72),
    qnum: long(bytes, 80),
    qbytes: long(bytes, 88),
    lspid: int(bytes, 96) as Pid,
    lrpid: int(bytes, 100) as Pid,
  };
}

export function decodeSem(bytes: Buffer): SemStat {
  return {
    perm: decodePerm(bytes),
    otime: long(bytes, 48),
    ctime: long(bytes, 64),
    nsems: long(bytes, 80),
  };
}
