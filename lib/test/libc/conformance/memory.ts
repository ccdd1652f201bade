import { readFileSync } from "node:fs";
import { _SC_PAGESIZE, type Fd, type Memory, sysconf } from "../../../libc/index.ts";
import { differs } from "../../../linux/architecture.ts";
import type { Case, Cases, Place } from "./types.ts";

const PAGE = sysconf(_SC_PAGESIZE);
const RW = 3;
/** No user address lies above this page, whatever the kernel is made for. */
const LAST = differs({ x64: 1n << 47n, arm64: 1n << 52n }) - BigInt(PAGE);
/** A file of a page, opened this way. */
const opened = ({ c, file }: Place, flags: number): Fd =>
  c.open(file("mapped", "x".repeat(PAGE)), flags);
const anonymous = ({ c }: Place, pages = 2): Memory =>
  c.mmap(null, pages * PAGE, RW, c.MAP_PRIVATE | c.MAP_ANONYMOUS, -1, 0);
const shared = (p: Place): Memory =>
  p.c.mmap(null, PAGE, RW, p.c.MAP_SHARED, opened(p, p.c.O_RDWR), 0);
type Flag = "MAP_SHARED" | "MAP_PRIVATE";
type Access = "O_RDONLY" | "O_WRONLY" | "O_PATH";
const mapping =
  (access: Access, prot: number, flag: Flag): Case =>
  (p) =>
    p.c.mmap(null, 1024, prot, p.c[flag], opened(p, p.c[access]), 0);

/** mmap, munmap, msync. */
export const memory: Cases = {
  "mmap-01": mapping("O_PATH", 1, "MAP_PRIVATE"),
  "mmap-02": (p) => {
    const copy = p.c.dup(opened(p, p.c.O_PATH));
    p.c.mmap(null, 1024, p.c.PROT_READ, p.c.MAP_PRIVATE, copy, 0);
  },
  "mmap-04": mapping("O_WRONLY", 2, "MAP_SHARED"),
  "mmap-05": mapping("O_WRONLY", 1, "MAP_PRIVATE"),
  "mmap-07": mapping("O_WRONLY", RW, "MAP_PRIVATE"),
  "mmap-08": mapping("O_WRONLY", RW, "MAP_SHARED"),
  "mmap-10": (p) => p.c.mmap(null, 1024, RW, 0, opened(p, p.c.O_RDWR), 0),
  "mmap-11": (p) => {
    const fd = opened(p, p.c.O_RDWR);
    p.c.close(fd);
    p.c.mmap(null, PAGE, p.c.PROT_WRITE, p.c.MAP_SHARED, fd, 0);
  },
  "mmap-13": (p) => {
    const flags = p.c.MAP_PRIVATE | p.c.MAP_FIXED_NOREPLACE;
    p.c.mmap(anonymous(p), 22, p.c.PROT_WRITE, flags, opened(p, p.c.O_RDWR), 0);
  },
  "mmap-14": (p) =>
    p.c.mmap(null, 1024, RW, p.c.MAP_SHARED_VALIDATE | (1 << 10), opened(p, p.c.O_RDWR), 0),
  "mmap-16": (p) => {
    const fd = p.c.open(p.file("half", "x".repeat(PAGE / 2)), p.c.O_RDWR);
    p.c.mmap(null, 2 * PAGE, RW, p.c.MAP_SHARED, fd, 0).unsafe[PAGE + 1] = 1;
  },
  "mmap-17": mapping("O_RDONLY", 2, "MAP_SHARED"),
  "mmap-19": (p) => {
    const { c } = p;
    const fd = opened(p, c.O_RDWR);
    // From then on it counts what V8 takes, too, which ends when it gets nothing.
    const cur = Math.min(Number(c.getrlimit(c.RLIMIT_MEMLOCK).max), 2 ** 26);
    c.setrlimit(c.RLIMIT_MEMLOCK, { cur, max: cur });
    p.nobody();
    c.mlockall(c.MCL_FUTURE);
    c.mmap(null, 2 ** 31, RW, c.MAP_SHARED, fd, 0);
  },
  "mmap-20": ({ c }) => c.mmap(null, 1024, RW, c.MAP_SHARED, -1, 0),
  "mmap-22": (p) => {
    const { c } = p;
    const gigabyte = 2 ** 30;
    const fd = opened(p, c.O_RDWR);
    const used = Number(readFileSync("/proc/self/statm", "utf8").split(" ")[0]) * PAGE;
    // Three fit, and V8 still gets what it needs.
    c.setrlimit(c.RLIMIT_AS, { cur: used + 3.5 * gigabyte, max: c.RLIM_INFINITY });
    for (let i = 0; i < 4; i++) c.mmap(null, gigabyte, RW, c.MAP_SHARED, fd, 0);
  },
  "mmap-23": (p) => {
    const { c } = p;
    c.mmap(LAST, 2 * PAGE, RW, c.MAP_SHARED | c.MAP_FIXED, opened(p, c.O_RDWR), 0);
  },
  "mmap-25": ({ c }) => c.mmap(null, PAGE, 1, c.MAP_SHARED, c.open(".", c.O_RDONLY), 0),

  "munmap-01": ({ c }) => c.munmap(LAST, 2 * PAGE),
  "munmap-02": (p) => p.c.munmap(anonymous(p), 0),
  "munmap-04": (p) => {
    const { c } = p;
    const hole = anonymous(p, 3);
    const many = Number(readFileSync("/proc/sys/vm/max_map_count", "utf8"));
    const memory = anonymous(p, 2 * many);
    // Every second page of another kind: two mappings more with each, until no more are allowed.
    const split = (i: number): void => c.mprotect(memory.slice(2 * i * PAGE), PAGE, c.PROT_NONE);
    let i = 1;
    while (c.attempt(() => split(i)).ok) i++;
    c.munmap(hole.slice(PAGE), PAGE);
  },
  "munmap-05": (p) => p.c.munmap(anonymous(p).slice(1), PAGE),
  "munmap-07": (p) => p.c.munmap(shared(p), 0),

  "msync-01": (p) => {
    const map = shared(p);
    p.c.mlock(map);
    p.c.msync(map, PAGE, p.c.MS_INVALIDATE);
  },
  "msync-02": (p) => p.c.msync(shared(p), PAGE, p.c.MS_ASYNC | p.c.MS_SYNC),
  "msync-04": (p) => p.c.msync(shared(p).address + 1n, PAGE, p.c.MS_SYNC),
  "msync-05": ({ c }) => c.msync(2n ** 64n - 1n, PAGE, c.MS_SYNC),
};
