import type { Memory, Mqd } from "../../../../libc/index.ts";
import type { Row } from "../conditions.ts";
import type { Place } from "../types.ts";

const pages = ({ c }: Place, prot: number): Memory =>
  c.mmap(null, 8192, prot, c.MAP_SHARED | c.MAP_ANONYMOUS, -1, 0);
const map = ({ c }: Place, length: number, offset: number): Memory =>
  c.mmap(null, length, c.PROT_READ, c.MAP_PRIVATE, c.open("/dev/zero", c.O_RDONLY), offset);
const mq = ({ c }: Place, flags: "O_RDONLY" | "O_WRONLY" | "O_RDWR" = "O_RDWR"): Mqd =>
  c.mq_open("/q", c[flags] | c.O_CREAT | c.O_NONBLOCK, 0o600, { maxmsg: 1, msgsize: 8 });
const semaphore = (p: Place, value: number): ReturnType<Place["c"]["sem_init"]> =>
  p.c.sem_init(pages(p, 3), 1, value);
const zero = 'open("/dev/zero", O_RDONLY)';
const none = 0;

/** Mappings, futexes, and POSIX shared memory, semaphores and queues. */
// biome-ignore format: a row a line
export const memory: Row[] = [
  ["mmap", "EINVAL", `(long)mmap(NULL, 0, 1, MAP_PRIVATE, ${zero}, 0)`, (p) => map(p, 0, 0)],
  ["mmap", "EINVAL", `(long)mmap(NULL, 1, 1, MAP_PRIVATE, ${zero}, 1)`, (p) => map(p, 1, 1)],
  ["mmap", "EINVAL", `(long)mmap(NULL, 1, 1, MAP_PRIVATE, ${zero}, -1)`, (p) => map(p, 1, -1)],
  ["mmap", "EOVERFLOW", `(long)mmap(NULL, 8192, 1, MAP_PRIVATE, ${zero}, -4096)`, (p) => map(p, 8192, -4096)],
  ["mmap", "ENOMEM", `(long)mmap(NULL, -1, 1, MAP_PRIVATE, ${zero}, 0)`, (p) => map(p, -1, 0)],
  ["munmap", "EINVAL", "munmap(pages(3), -1)", (p) => p.c.munmap(pages(p, 3), -1)],
  ["mprotect", "ENOMEM", "mprotect(pages(3), -1, 1)", (p) => p.c.mprotect(pages(p, 3), -1, 1)],
  ["mprotect", "EINVAL", "mprotect(pages(3) + 1, 1, 1)", (p) => p.c.mprotect(pages(p, 3).slice(1), 1, 1)],
  ["mprotect", "EACCES", "mprotect(mmap(NULL, 1, 1, MAP_SHARED, file(O_RDONLY), 0), 1, 3)", (p) => { const fd = p.c.open(p.file("f", "x"), p.c.O_RDONLY); p.c.mprotect(p.c.mmap(null, 1, p.c.PROT_READ, p.c.MAP_SHARED, fd, 0), 1, 3); }],
  ["msync", "EINVAL", "msync(pages(3), 8192, 1 << 20)", (p) => p.c.msync(pages(p, 3), 8192, 1 << 20)],
  ["msync", "none", "msync(pages(3), -1, MS_ASYNC)", (p) => p.c.msync(pages(p, 3), -1, p.c.MS_ASYNC)],
  ["mlock", "ENOMEM", "mlock((void *)4096, 4096)", ({ c }) => c.mlock(4096n, 4096)],
  ["mlockall", "EINVAL", "mlockall(0)", ({ c }) => c.mlockall(0)],
  ["futex_wait", "EINVAL", "syscall(SYS_futex, pages(3) + 2, FUTEX_WAIT, 0, NULL)", (p) => p.c.futex_wait(pages(p, 3), 2, 0)],
  ["futex_wait", "EFAULT", "syscall(SYS_futex, pages(0), FUTEX_WAIT, 0, NULL)", (p) => p.c.futex_wait(pages(p, none), 0, 0)],
  ["futex_wait", "EINVAL", "syscall(SYS_futex, pages(3), FUTEX_WAIT, 0, seconds(-1, 0))", (p) => p.c.futex_wait(pages(p, 3), 0, 0, -1)],
  ["futex_wake", "EINVAL", "syscall(SYS_futex, pages(3) + 2, FUTEX_WAKE, 1)", (p) => p.c.futex_wake(pages(p, 3), 2)],

  ["shm_open", "EINVAL", 'shm_open("/a/b", O_RDWR, 0)', ({ c }) => c.shm_open("/a/b", c.O_RDWR)],
  ["shm_open", "ENOENT", 'shm_open("/no-such-memory", O_RDWR, 0)', ({ c }) => c.shm_open("/no-such-memory", c.O_RDWR)],
  ["shm_unlink", "ENOENT", 'shm_unlink("/no-such-memory")', ({ c }) => c.shm_unlink("/no-such-memory")],
  ["sem_open", "ENOENT", 'return sem_open("/no-such-semaphore", 0) == SEM_FAILED ? -1 : 0;', ({ c }) => c.sem_open("/no-such-semaphore", 0)],
  ["sem_open", "EINVAL", 'return sem_open("/no-such-semaphore", O_CREAT, 0600, -1) == SEM_FAILED ? -1 : 0;', ({ c }) => c.sem_open("/no-such-semaphore", c.O_CREAT, 0o600, -1)],
  ["sem_open", "EINVAL", 'return sem_open("", 0) == SEM_FAILED ? -1 : 0;', ({ c }) => c.sem_open("", 0)],
  ["sem_unlink", "ENOENT", 'sem_unlink("/no-such-semaphore")', ({ c }) => c.sem_unlink("/no-such-semaphore")],
  ["sem_init", "EINVAL", "sem_init((sem_t *)pages(3), 1, -1)", (p) => semaphore(p, -1)],
  ["sem_post", "EOVERFLOW", "sem_t *s = (sem_t *)pages(3); sem_init(s, 1, SEM_VALUE_MAX); return sem_post(s);", (p) => p.c.sem_post(semaphore(p, 2 ** 31 - 1))],
  ["sem_timedwait", "ETIMEDOUT", "sem_t *s = (sem_t *)pages(3); sem_init(s, 1, 0); return sem_timedwait(s, after(-1));", (p) => p.c.sem_timedwait(semaphore(p, 0), -1)],
  ["sem_timedwait", "none", "sem_t *s = (sem_t *)pages(3); sem_init(s, 1, 1); return sem_timedwait(s, after(-1));", (p) => p.c.sem_timedwait(semaphore(p, 1), -1)],

  ["mq_open", "ENOENT", 'mq_open("/q", O_RDWR)', ({ c }) => c.mq_open("/q", c.O_RDWR)],
  ["mq_open", "EINVAL", "mq(O_RDWR, -1, 8)", ({ c }) => c.mq_open("/q", c.O_CREAT, 0o600, { maxmsg: -1, msgsize: 8 })],
  ["mq_open", "EINVAL", "mq(O_RDWR, 1, 0)", ({ c }) => c.mq_open("/q", c.O_CREAT, 0o600, { maxmsg: 1, msgsize: 0 })],
  ["mq_open", "EACCES", 'mq_open("/a/b", O_RDWR)', ({ c }) => c.mq_open("/a/b", c.O_RDWR)],
  ["mq_open", "EINVAL", 'mq_open("q", O_RDWR)', ({ c }) => c.mq_open("q", c.O_RDWR)],
  ["mq_open", "EEXIST", "mq(O_RDWR, 1, 8), mq(O_RDWR | O_EXCL, 1, 8)", (p) => [mq(p), p.c.mq_open("/q", p.c.O_CREAT | p.c.O_EXCL, 0o600)]],
  ["mq_send", "EMSGSIZE", 'mq_send(mq(O_RDWR, 1, 8), "123456789", 9, 0)', (p) => p.c.mq_send(mq(p), "123456789")],
  ["mq_send", "EINVAL", 'mq_send(mq(O_RDWR, 1, 8), "x", 1, -1)', (p) => p.c.mq_send(mq(p), "x", -1)],
  ["mq_send", "EINVAL", 'mq_send(mq(O_RDWR, 1, 8), "x", 1, 32768)', (p) => p.c.mq_send(mq(p), "x", 32768)],
  ["mq_send", "EBADF", 'mq_send(mq(O_RDONLY, 1, 8), "x", 1, 0)', (p) => p.c.mq_send(mq(p, "O_RDONLY"), "x")],
  ["mq_send", "EAGAIN", 'mqd_t q = mq(O_RDWR | O_NONBLOCK, 1, 8); mq_send(q, "x", 1, 0); return mq_send(q, "x", 1, 0);', (p) => { const q = mq(p); p.c.mq_send(q, "x"); p.c.mq_send(q, "x"); }],
  ["mq_receive", "EMSGSIZE", "mq_receive(mq(O_RDWR, 1, 8), b, 7, NULL)", (p) => p.c.mq_receive(mq(p), 7)],
  ["mq_receive", "EAGAIN", "mq_receive(mq(O_RDWR | O_NONBLOCK, 1, 8), b, -1, NULL)", (p) => p.c.mq_receive(mq(p), -1)],
  ["mq_receive", "EBADF", "mq_receive(mq(O_WRONLY, 1, 8), b, 8, NULL)", (p) => p.c.mq_receive(mq(p, "O_WRONLY"), 8)],
  ["mq_timedreceive", "ETIMEDOUT", "mq_timedreceive(mq(O_RDWR, 1, 8), b, 8, NULL, after(-1))", ({ c }) => { const q = c.mq_open("/q", c.O_RDWR | c.O_CREAT, 0o600, { maxmsg: 1, msgsize: 8 }); c.mq_timedreceive(q, 8, -1); }],
  ["mq_getattr", "EBADF", "mq_getattr(-1, (struct mq_attr *)b)", ({ c }) => c.mq_getattr(-1 as never)],
  ["mq_unlink", "ENOENT", 'mq_unlink("/q")', ({ c }) => c.mq_unlink("/q")],
];
