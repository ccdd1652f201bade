import assert from "node:assert/strict";
import type { MsgId, SemId, ShmId } from "../../../../libc/index.ts";
import type { Row } from "../conditions.ts";
import type { Place } from "../types.ts";

const segment = ({ c }: Place, mode: number): ShmId =>
  c.shmget(c.IPC_PRIVATE, 4096, c.IPC_CREAT | mode);
const queue = ({ c }: Place, mode: number): MsgId => c.msgget(c.IPC_PRIVATE, c.IPC_CREAT | mode);
const set = ({ c }: Place, mode: number): SemId => c.semget(c.IPC_PRIVATE, 2, c.IPC_CREAT | mode);
const mode = { mode: 0o600 };
const one = { type: 1, text: "x" };

/** Made by this user, seen as nobody: what it may not even read. */
const foreign =
  <Id>(make: (p: Place, mode: number) => Id, run: (p: Place, id: Id) => unknown) =>
  (p: Place): unknown => {
    const id = make(p, 0o600);
    p.nobody();
    return run(p, id);
  };
/** Nobody's own, of a mode that lets its owner write and not read. */
const unreadable =
  <Id>(make: (p: Place, mode: number) => Id, run: (p: Place, id: Id) => unknown) =>
  (p: Place): unknown => {
    p.nobody();
    return run(p, make(p, 0o200));
  };

/** What is not said stays as it was. */
const setSegment = ({ c }: Place, id: ShmId): void => {
  c.shmctl(id, c.IPC_SET, mode);
  const { perm } = c.shmctl(id, c.IPC_STAT);
  assert.deepEqual([perm.uid, perm.gid, perm.mode], [c.getuid(), c.getgid(), 0o600]);
};
const setQueue = ({ c }: Place, id: MsgId): void => {
  c.msgctl(id, c.IPC_SET, mode);
  const { perm, qbytes } = c.msgctl(id, c.IPC_STAT);
  assert.deepEqual([perm.uid, perm.gid, perm.mode], [c.getuid(), c.getgid(), 0o600]);
  assert.equal(qbytes, c.msgctl(0, c.IPC_INFO).msgmnb);
};

/** Segments, queues and semaphore sets of System V. */
// biome-ignore format: a row a line
export const sysv: Row[] = [
  ["shmctl", "EPERM", "int id = segment(0600); nobody(); return shmctl(id, IPC_SET, shm_mode(0));", foreign(segment, ({ c }, id) => c.shmctl(id, c.IPC_SET, mode))],
  ["msgctl", "EPERM", "int id = queue(0600); nobody(); return msgctl(id, IPC_SET, msg_mode(9));", foreign(queue, ({ c }, id) => c.msgctl(id, c.IPC_SET, mode))],
  ["semctl", "EPERM", "int id = set(0600); nobody(); return semctl(id, 0, IPC_SET, sem_mode());", foreign(set, ({ c }, id) => c.semctl(id, 0, c.IPC_SET, mode))],
  ["shmctl", "none", "nobody(); return shmctl(segment(0200), IPC_SET, shm_mode(getuid()));", unreadable(segment, setSegment)],
  ["msgctl", "none", "nobody(); return msgctl(queue(0200), IPC_SET, msg_mode(9));", unreadable(queue, setQueue)],
  ["semctl", "none", "nobody(); return semctl(set(0200), 0, IPC_SET, sem_mode());", unreadable(set, ({ c }, id) => c.semctl(id, 0, c.IPC_SET, mode))],
  ["shmctl", "EINVAL", "shmctl(segment(0600), IPC_SET, shm_mode(-1))", (p) => p.c.shmctl(segment(p, 0o600), p.c.IPC_SET, { uid: -1 })],
  ["shmctl", "EINVAL", "int id = segment(0600); shmctl(id, IPC_RMID, NULL); return shmctl(id, IPC_SET, shm_mode(0));", (p) => { const id = segment(p, 0o600); p.c.shmctl(id, p.c.IPC_RMID); p.c.shmctl(id, p.c.IPC_SET, mode); }],
  ["msgctl", "EPERM", "nobody(); return msgctl(queue(0600), IPC_SET, msg_mode(-1));", (p) => { p.nobody(); p.c.msgctl(queue(p, 0o600), p.c.IPC_SET, { qbytes: -1 }); }],
  ["semctl", "EINVAL", "int id = set(0600); semctl(id, 0, IPC_RMID); set(0600); return semctl(id, 0, IPC_SET, sem_mode());", (p) => { const id = set(p, 0o600); p.c.semctl(id, 0, p.c.IPC_RMID); set(p, 0o600); p.c.semctl(id, 0, p.c.IPC_SET, mode); }],

  ["shmget", "EINVAL", "shmget(IPC_PRIVATE, 0, IPC_CREAT)", ({ c }) => c.shmget(c.IPC_PRIVATE, 0, c.IPC_CREAT)],
  ["shmget", "EINVAL", "shmget(IPC_PRIVATE, -1, IPC_CREAT)", ({ c }) => c.shmget(c.IPC_PRIVATE, -1, c.IPC_CREAT)],
  ["shmat", "EACCES", "int id = segment(0600); nobody(); return (long)shmat(id, NULL, 0);", foreign(segment, ({ c }, id) => c.shmat(id))],
  ["shmat", "EACCES", "nobody(); return (long)shmat(segment(0200), NULL, 0);", unreadable(segment, ({ c }, id) => c.shmat(id))],
  ["shmat", "EINVAL", "(long)shmat(segment(0600), NULL, SHM_REMAP)", (p) => p.c.shmat(segment(p, 0o600), null, p.c.SHM_REMAP)],

  ["msgsnd", "EINVAL", "msgsnd(queue(0600), &(long){1}, -1, 0)", (p) => p.c.msgsnd(queue(p, 0o600), one, -1)],
  ["msgsnd", "EINVAL", "msgsnd(queue(0600), &(long){1}, 1L << 40, 0)", (p) => p.c.msgsnd(queue(p, 0o600), one, 2 ** 40)],
  ["msgsnd", "EINVAL", "msgsnd(-1, &(long){1}, 0, 0)", ({ c }) => c.msgsnd(-1, one)],
  ["msgsnd", "EACCES", "nobody(); return msgsnd(queue(0400), &(long){1}, 0, 0);", (p) => [p.nobody(), p.c.msgsnd(queue(p, 0o400), one)]],
  ["msgrcv", "ENOMSG", "msgrcv(queue(0600), b, 1L << 40, 0, IPC_NOWAIT)", (p) => p.c.msgrcv(queue(p, 0o600), 2 ** 40, 0, p.c.IPC_NOWAIT)],
  ["msgrcv", "EINVAL", "msgrcv(queue(0600), b, -(1L << 40), 0, IPC_NOWAIT)", (p) => p.c.msgrcv(queue(p, 0o600), -(2 ** 40), 0, p.c.IPC_NOWAIT)],
  ["msgrcv", "EACCES", "nobody(); return msgrcv(queue(0200), b, 8, 0, IPC_NOWAIT);", unreadable(queue, ({ c }, id) => c.msgrcv(id, 8, 0, c.IPC_NOWAIT))],

  ["semget", "EINVAL", "semget(IPC_PRIVATE, -1, IPC_CREAT)", ({ c }) => c.semget(c.IPC_PRIVATE, -1, c.IPC_CREAT)],
  ["semget", "EINVAL", "semget(IPC_PRIVATE, 0, IPC_CREAT)", ({ c }) => c.semget(c.IPC_PRIVATE, 0, c.IPC_CREAT)],
  ["semget", "ENOENT", "semget(77, 1, 0)", ({ c }) => c.semget(77, 1, 0)],
  ["semget", "EEXIST", "semget(77, 1, IPC_CREAT), semget(77, 1, IPC_CREAT | IPC_EXCL)", ({ c }) => [c.semget(77, 1, c.IPC_CREAT), c.semget(77, 1, c.IPC_CREAT | c.IPC_EXCL)]],
  ["semget", "EINVAL", "semget(77, 1, IPC_CREAT | 0600), semget(77, 2, 0)", ({ c }) => [c.semget(77, 1, c.IPC_CREAT | 0o600), c.semget(77, 2, 0)]],
  ["semop", "EFBIG", "operate(set(0600), 2, 1, 0, 1)", (p) => p.c.semop(set(p, 0o600), [{ num: 2, op: 1 }])],
  ["semop", "EFBIG", "operate(set(0600), -1, 1, 0, 1)", (p) => p.c.semop(set(p, 0o600), [{ num: -1, op: 1 }])],
  ["semop", "E2BIG", "operate(set(0600), 0, 1, 0, 501)", (p) => p.c.semop(set(p, 0o600), Array(501).fill({ num: 0, op: 1 }))],
  ["semop", "EINVAL", "operate(set(0600), 0, 1, 0, 0)", (p) => p.c.semop(set(p, 0o600), [])],
  ["semop", "EAGAIN", "operate(set(0600), 0, -1, IPC_NOWAIT, 1)", (p) => p.c.semop(set(p, 0o600), [{ num: 0, op: -1, flg: p.c.IPC_NOWAIT }])],
  ["semop", "ERANGE", "operate(set(0600), 0, 32767, 0, 2)", (p) => p.c.semop(set(p, 0o600), Array(2).fill({ num: 0, op: 32767 }))],
  ["semop", "EACCES", "nobody(); return operate(set(0400), 0, 1, 0, 1);", (p) => [p.nobody(), p.c.semop(set(p, 0o400), [{ num: 0, op: 1 }])]],
  ["semtimedop", "EINVAL", "semtimedop(set(0600), &(struct sembuf){0, -1, 0}, 1, seconds(-1, 0))", (p) => p.c.semtimedop(set(p, 0o600), [{ num: 0, op: -1 }], -1)],
  ["semctl", "EINVAL", "semctl(set(0600), 2, GETVAL)", (p) => p.c.semctl(set(p, 0o600), 2, p.c.GETVAL)],
  ["semctl", "EINVAL", "semctl(set(0600), -1, SETVAL, 1)", (p) => p.c.semctl(set(p, 0o600), -1, p.c.SETVAL, 1)],
  ["semctl", "ERANGE", "semctl(set(0600), 0, SETVAL, 32768)", (p) => p.c.semctl(set(p, 0o600), 0, p.c.SETVAL, 32768)],
  ["semctl", "ERANGE", "semctl(set(0600), 0, SETVAL, -1)", (p) => p.c.semctl(set(p, 0o600), 0, p.c.SETVAL, -1)],
  ["semctl", "ERANGE", "semctl(set(0600), 0, SETALL, (short[]){0, -1})", (p) => p.c.semctl(set(p, 0o600), 0, p.c.SETALL, [0, -1])],
  ["semctl", "none", "nobody(); return semctl(set(0200), 0, SETALL, (short[]){1, 1});", unreadable(set, ({ c }, id) => c.semctl(id, 0, c.SETALL, [1, 1]))],
  ["semctl", "EACCES", "nobody(); return semctl(set(0200), 0, GETALL, b);", unreadable(set, ({ c }, id) => c.semctl(id, 0, c.GETALL))],
  ["semctl", "EACCES", "int id = set(0600); nobody(); return semctl(id, 0, SETALL, b);", foreign(set, ({ c }, id) => c.semctl(id, 0, c.SETALL, [1, 1]))],
  ["semctl", "EINVAL", "semctl(-1, 0, GETALL, b)", ({ c }) => c.semctl(-1, 0, c.GETALL)],
  ["semctl", "EINVAL", "semctl(-1, 0, SETALL, b)", ({ c }) => c.semctl(-1, 0, c.SETALL, [])],
  ["semctl", "EPERM", "int id = set(0600); nobody(); return semctl(id, 0, IPC_RMID);", foreign(set, ({ c }, id) => c.semctl(id, 0, c.IPC_RMID))],
];
