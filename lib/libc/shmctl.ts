import * as sysv from "../linux/constants/sysv.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt } from "./check.ts";
import { raise } from "./errors.ts";
import { showName } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { int, long } from "./struct.ts";
import { decodeShm, encodeSet, type PermSet, SHM_STAT_SIZE, type ShmStat } from "./sysv-stat.ts";
import type { Int, ShmId } from "./types.ts";

const c_shmctl = bind<(id: number, command: number, about: Buffer | null) => number>(
  "int shmctl(int id, int command, void *about)",
);

/** The limits of shared memory on this system: struct shminfo. Bytes, but `shmall` pages. */
export interface ShmInfo {
  shmmax: number;
  shmmin: number;
  shmmni: number;
  shmall: number;
}

/** How much shared memory there is: struct shm_info. Pages. */
export interface ShmUse {
  used_ids: number;
  shm_tot: number;
  shm_rss: number;
  shm_swp: number;
}

type Commands = typeof sysv;

/**
 * IPC_RMID marks the segment: it goes with its last detach. IPC_STAT returns what the kernel knows of it, IPC_INFO the
 * limits, SHM_INFO what is used; IPC_SET sets owner and mode, of which the rest stays; SHM_LOCK keeps it from being swapped out.
 * EINVAL, EACCES, EPERM. `shmctl(2)`
 */
export function shmctl(id: ShmId | -1, command: Commands["IPC_STAT"]): ShmStat;
export function shmctl(id: ShmId | -1 | 0, command: Commands["IPC_INFO"]): ShmInfo;
export function shmctl(id: ShmId | -1 | 0, command: Commands["SHM_INFO"]): ShmUse;
export function shmctl(id: ShmId | -1, command: Commands["IPC_SET"], set: PermSet): void;
export function shmctl(id: ShmId | -1, command: Int): void;
export function shmctl(id: number, command: number, set?: PermSet): unknown {
  checkInt("id", id);
  checkInt("command", command);
  const { IPC_STAT, IPC_INFO, SHM_INFO, IPC_SET, IPC_RMID, SHM_LOCK, SHM_UNLOCK } = sysv;
  const about =
    command === IPC_SET
      ? encodeSet("shm", id, set as PermSet, SHM_STAT_SIZE)
      : Buffer.alloc(SHM_STAT_SIZE);
  if (hooked) beforeCall("shmctl");
  if (c_shmctl(id, command, about) < 0) {
    const names = { IPC_STAT, IPC_INFO, SHM_INFO, IPC_SET, IPC_RMID, SHM_LOCK, SHM_UNLOCK };
    raise(errno(), "shmctl", id, showName(command, names));
  }
  if (command === IPC_STAT) return decodeShm(about);
  if (command === IPC_INFO) {
    const [shmmax, shmmin, shmmni, , shmall] = [0, 8, 16, 24, 32].map((at) => long(about, at));
    return { shmmax, shmmin, shmmni, shmall };
  }
  if (command !== SHM_INFO) return undefined;
  const [shm_tot, shm_rss, shm_swp] = [8, 16, 24].map((at) => long(about, at));
  return { used_ids: int(about, 0), shm_tot, shm_rss, shm_swp };
}
