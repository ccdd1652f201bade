import { writeFileSync } from "node:fs";
import type { MsgId, ShmId } from "../../../libc/index.ts";
import type { Case, Cases, Place } from "./types.ts";

const KEY = 7777;
const noPointer = { inexpressible: "structures are objects here: there is no pointer to be wrong" };
const segment = ({ c }: Place, flags = 0o600): ShmId => c.shmget(KEY, 2048, c.IPC_CREAT | flags);
const queue = ({ c }: Place, flags = 0o600): MsgId => c.msgget(KEY, c.IPC_CREAT | flags);
/** A key of which there is an address, page aligned, with nothing mapped. */
const free = ({ c }: Place): bigint => {
  const memory = c.mmap(null, 65536, c.PROT_READ, c.MAP_PRIVATE | c.MAP_ANONYMOUS, -1, 0);
  c.munmap(memory);
  return memory.address;
};
const asNobody =
  (run: (place: Place, id: ShmId) => unknown, flags = 0o600): Case =>
  (place) => {
    const id = segment(place, flags);
    place.nobody();
    run(place, id);
  };
const queueAsNobody =
  (run: (place: Place, id: MsgId) => unknown, flags = 0o600): Case =>
  (place) => {
    const id = queue(place, flags);
    place.nobody();
    run(place, id);
  };
const own =
  <Id>(make: (place: Place, flags: number) => Id, run: (place: Place, id: Id) => unknown): Case =>
  (place) => {
    place.nobody();
    run(place, make(place, 0));
  };
const filled = (place: Place): MsgId => {
  const { c } = place;
  const q = queue(place);
  while (c.attempt(() => c.msgsnd(q, { type: 1, text: "" }, 1024, c.IPC_NOWAIT)).ok);
  return q;
};

/** shmget, shmat, shmdt, shmctl. */
const shm: Cases = {
  "shmget-01": ({ c }) => c.shmget(KEY, 2048, c.IPC_EXCL),
  "shmget-02": (p) => {
    segment(p);
    p.c.shmget(KEY, 2048, p.c.IPC_CREAT | p.c.IPC_EXCL);
  },
  "shmget-04": ({ c }) => {
    // This limit belongs to the IPC namespace.
    writeFileSync("/proc/sys/kernel/shmmax", "8192");
    c.shmget(KEY, 8193, c.IPC_CREAT | c.IPC_EXCL);
  },
  "shmget-05": (p) => {
    segment(p);
    p.c.shmget(KEY, 4096, p.c.IPC_EXCL);
  },
  "shmget-07": ({ c, nobody }) => {
    nobody();
    c.shmget(KEY, 2048, c.IPC_CREAT | c.SHM_HUGETLB);
  },
  "shmget-08": ({ c }) => c.shmget(KEY, 2048, c.IPC_CREAT | c.SHM_HUGETLB),
  "shmget-10": own(segment, ({ c }) => c.shmget(KEY, 2048, c.SHM_R)),
  "shmget-11": own(segment, ({ c }) => c.shmget(KEY, 2048, c.SHM_W)),
  "shmat-01": (p) => p.c.shmat(-1, free(p), 0),
  "shmat-02": (p) => p.c.shmat(segment(p), free(p) + 4095n, 0),
  "shmat-04": (p) => p.c.shmat(segment(p), 1n, p.c.SHM_RND | p.c.SHM_REMAP),
  "shmat-05": (p) => {
    p.c.shmat(segment(p), null, p.c.SHM_RDONLY).unsafe[0] = 1;
  },
  "shmdt-01": (p) => p.c.shmdt(free(p)),
  "shmdt-02": (p) => p.c.shmdt(p.c.shmat(segment(p)).address + 4095n),
  "shmctl-01": own(segment, ({ c }, id) => c.shmctl(id, c.IPC_STAT)),
  "shmctl-02": noPointer,
  "shmctl-04": (p) => p.c.shmctl(segment(p), -1),
  "shmctl-05": ({ c }) => c.shmctl(-1, c.IPC_STAT),
  "shmctl-07": asNobody(({ c }, id) => c.shmctl(id, c.IPC_STAT)),
  "shmctl-08": asNobody(({ c }, id) => c.shmctl(id, c.IPC_RMID)),
  "shmctl-10": asNobody(({ c }, id) => c.shmctl(id, c.SHM_LOCK)),
  "shmctl-11": asNobody(({ c }, id) => c.shmctl(id, c.SHM_UNLOCK)),
};

/** msgget, msgsnd, msgrcv, msgctl. */
const msg: Cases = {
  "msgget-01": (p) => {
    queue(p);
    p.c.msgget(KEY, p.c.IPC_CREAT | p.c.IPC_EXCL);
  },
  "msgget-02": ({ c }) => c.msgget(KEY, 0),
  "msgget-04": queueAsNobody(({ c }) => c.msgget(KEY, 0o400), 0),
  "msgget-05": queueAsNobody(({ c }) => c.msgget(KEY, 0o200), 0),
  "msgget-07": ({ c }) => {
    writeFileSync("/proc/sys/kernel/msgmni", "3");
    for (let i = 0; i < 4; i++) c.msgget(KEY + i, c.IPC_CREAT | c.IPC_EXCL);
  },
  "msgsnd-01": queueAsNobody(({ c }, q) => c.msgsnd(q, { type: 1, text: "" }, 1024)),
  "msgsnd-02": noPointer,
  "msgsnd-04": (p) => p.c.msgsnd(queue(p), { type: 0, text: "" }, 1024),
  "msgsnd-05": (p) => p.c.msgsnd(queue(p), { type: -1, text: "" }, 1024),
  "msgsnd-07": (p) => p.c.msgsnd(filled(p), { type: 1, text: "" }, 1024, p.c.IPC_NOWAIT),
  "msgsnd-08": (p) => {
    const { c } = p;
    const q = filled(p);
    c.sigaction(c.SIGUSR1, { handler: c.SIG_COUNT });
    const waiting = c.getpid();
    p.child(() => {
      p.asleep(waiting, "msgsnd");
      c.kill(waiting, c.SIGUSR1);
    });
    c.msgsnd(q, { type: 1, text: "" }, 1024, 0);
  },
  "msgsnd-10": (p) => {
    const { msgmax } = p.c.msgctl(0, p.c.IPC_INFO);
    p.c.msgsnd(queue(p), { type: 1, text: "" }, msgmax + 1, 0);
  },
  "msgrcv-01": (p) => {
    const q = queue(p);
    p.c.msgsnd(q, { type: 2, text: "0123456789" });
    p.c.msgrcv(q, 9, 2, 0);
  },
  "msgrcv-02": queueAsNobody(({ c }, q) => c.msgrcv(q, 1024, 2, 0)),
  "msgrcv-04": ({ c }) => c.msgrcv(-1, 1024, 2, 0),
  "msgrcv-05": (p) => p.c.msgrcv(queue(p), -1, 2, 0),
  "msgrcv-07": (p) => {
    const q = queue(p);
    p.c.msgsnd(q, { type: 2, text: "two" });
    p.c.msgrcv(q, 1024, -1, p.c.IPC_NOWAIT);
  },
  "msgrcv-08": (p) => {
    const q = queue(p);
    p.c.msgsnd(q, { type: 2, text: "two" });
    p.c.msgrcv(q, 1024, -1, p.c.IPC_NOWAIT | p.c.MSG_EXCEPT);
  },
  "msgrcv-10": (p) => p.c.msgrcv(queue(p), 1024, 1, p.c.MSG_COPY | p.c.MSG_EXCEPT),
  "msgrcv-11": (p) => p.c.msgrcv(queue(p), 1024, 2, p.c.MSG_COPY | p.c.IPC_NOWAIT),
  "msgrcv-13": (p) => {
    const q = queue(p);
    const waiting = p.c.getpid();
    p.child(() => {
      p.asleep(waiting, "msgrcv");
      p.c.msgctl(q, p.c.IPC_RMID);
    });
    p.c.msgrcv(q, 1024, 1, 0);
  },
  "msgrcv-14": (p) => p.c.msgrcv(queue(p), 1024, 0, p.c.IPC_NOWAIT),
  "msgctl-01": (p) => {
    const q = queue(p);
    p.c.msgctl(q, p.c.IPC_RMID);
    p.c.msgctl(q, p.c.IPC_STAT);
  },
  "msgctl-02": own(queue, ({ c }, id) => c.msgctl(id, c.IPC_STAT)),
  "msgctl-04": noPointer,
  "msgctl-05": (p) => p.c.msgctl(queue(p), -1),
  "msgctl-07": ({ c }) => c.msgctl(-1, c.IPC_SET, { mode: 0o600 }),
  "msgctl-08": queueAsNobody(({ c }, id) => c.msgctl(id, c.IPC_RMID)),
};

export const sysv: Cases = { ...shm, ...msg };
