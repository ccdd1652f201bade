import { mkdirSync, symlinkSync } from "node:fs";
import type { Cases, Place } from "./types.ts";

const noPointers = { inexpressible: "a path is text here, never a pointer" };
const noArray = {
  inexpressible: "the two descriptors are returned: there is no array to point to",
};
const links = ({ c, file }: Place): Place["c"] => {
  file("t");
  mkdirSync("d");
  symlinkSync("t", "s1");
  symlinkSync("d", "sd1");
  symlinkSync("sd1", "sd2");
  return c;
};
const full = ({ c }: Place, size: number | null = null): ReturnType<typeof c.pipe> => {
  const [r, w] = c.pipe2(c.O_NONBLOCK);
  if (size !== null) c.fcntl(w, c.F_SETPIPE_SZ, size);
  c.write(w, Buffer.alloc(c.fcntl(w, c.F_GETPIPE_SZ)));
  return [r, w];
};
const fifo = ({ c }: Place): ReturnType<typeof c.open> => {
  c.mkfifo("fifo", 0o600);
  return c.open("fifo", c.O_RDWR | c.O_NONBLOCK);
};
const node = ({ c }: Place): ReturnType<typeof c.open> => {
  c.mknod("node", c.S_IFIFO | 0o600);
  return c.open("node", c.O_RDWR);
};
const direct = ({ c, file }: Place): ReturnType<typeof c.open> => {
  file("direct", "x".repeat(8192));
  return c.open("direct", c.O_RDONLY | c.O_DIRECT);
};
const page = ({ c }: Place, prot: number): ReturnType<typeof c.mmap> =>
  c.mmap(null, 8192, prot, c.MAP_PRIVATE | c.MAP_ANONYMOUS, -1, 0);

/** open, read, write, lseek, dup, pipe, fcntl, ftruncate. */
export const files: Cases = {
  "open-01": ({ c }) => c.open("nofile", c.O_RDWR),
  "open-02": ({ c, file, nobody }) => {
    file("root", "", 0o644);
    nobody();
    c.open("root", c.O_RDONLY | c.O_NOATIME);
  },
  "open-04": ({ c }) => {
    c.mkfifo("fifo", 0o600);
    c.open("fifo", c.O_NONBLOCK | c.O_WRONLY);
  },
  "open-05": (p) => links(p).open("s1", p.c.O_NOFOLLOW | p.c.O_RDONLY),
  "open-07": (p) => links(p).open("sd1", p.c.O_NOFOLLOW | p.c.O_RDONLY),
  "open-08": (p) => links(p).open("sd2", p.c.O_NOFOLLOW | p.c.O_RDONLY),
  "open-10": (p) => links(p).open("d", p.c.O_RDWR),
  "open-11": (p) => links(p).open("t", p.c.O_DIRECTORY),
  "open-13": ({ c, file, nobody }) => {
    file("root", "", 0o600);
    nobody();
    c.open("root", c.O_WRONLY);
  },
  "open-14": noPointers,
  "open-16": (p) => links(p).open("t", p.c.O_RDONLY | p.c.O_DIRECTORY),
  "open-17": (p) => links(p).open("sd1", p.c.O_WRONLY),
  "open-19": (p) => links(p).open("sd1", p.c.O_RDONLY | p.c.O_CREAT),
  "open-20": (p) => links(p).open("d", p.c.O_RDONLY | p.c.O_CREAT),

  "write-01": ({ c, file }) => c.write(c.open(file("f"), c.O_RDONLY), "x"),
  "read-01": ({ c, file }) => c.read(c.open(file("f"), c.O_WRONLY), 1),
  "read-02": ({ c, file }) => c.read(c.open(file("f"), c.O_PATH), 1),
  "write-02": ({ c, file }) => c.write(c.open(file("f"), c.O_PATH), "x"),
  "read-04": ({ c }) => c.read(-1, 1),
  "read-05": ({ c }) => c.read(c.open(".", c.O_RDONLY), 1),
  "read-07": (p) => p.c.readInto(direct(p), page(p, 3), 1),
  "read-08": (p) => p.c.readInto(direct(p), page(p, 3).slice(1), 4096),
  "write-04": ({ c }) => c.write(c.pipe()[0], "A"),
  "read-10": ({ c }) => c.read(c.pipe()[1], 1),
  "read-11": ({ c }) => c.read(c.pipe2(c.O_NONBLOCK)[0], 1),
  "write-05": (p) => {
    const fd = fifo(p);
    p.c.write(fd, Buffer.alloc(p.c.fcntl(fd, p.c.F_GETPIPE_SZ)));
    p.c.write(fd, Buffer.alloc(32768));
  },
  "write-07": (p) => p.c.write(p.c.open(p.file("f"), p.c.O_RDWR), page(p, p.c.PROT_NONE), 8),
  "write-08": ({ c }) => {
    const [r, w] = c.pipe();
    c.close(r);
    c.write(w, Buffer.alloc(8));
  },
  "write-10": (p) => p.c.write(full(p)[1], "x"),
  "write-11": (p) => p.c.write(full(p, 0)[1], "x"),

  "lseek-01": ({ c }) => c.lseek(-1, 1, c.SEEK_SET),
  "lseek-02": ({ c }) => c.lseek(-1, 1, c.SEEK_CUR),
  "lseek-04": ({ c, file }) => c.lseek(c.open(file("f"), c.O_RDWR), 1, 5),
  "lseek-05": ({ c, file }) => c.lseek(c.open(file("f"), c.O_RDWR), 1, -1),
  "lseek-07": (p) => p.c.lseek(fifo(p), 1, p.c.SEEK_SET),
  "lseek-08": (p) => p.c.lseek(fifo(p), 1, p.c.SEEK_CUR),
  "lseek-10": ({ c }) => c.lseek(c.pipe()[0], 1, c.SEEK_SET),
  "lseek-11": ({ c }) => c.lseek(c.pipe()[0], 1, c.SEEK_CUR),
  "lseek-13": (p) => p.c.lseek(node(p), 1, p.c.SEEK_SET),
  "lseek-14": (p) => p.c.lseek(node(p), 1, p.c.SEEK_CUR),
  "lseek-16": ({ c, file }) => c.lseek(c.open(file("f"), c.O_RDWR), -1, c.SEEK_SET),

  "dup-01": ({ c }) => c.dup(-1),
  "dup-02": ({ c }) => c.dup(c.asFd(1500)),
  "dup2-01": ({ c }) => c.dup2(-1, 5),
  "dup2-02": ({ c }) => c.dup2(c.asFd(c.getrlimit(c.RLIMIT_NOFILE).cur), 5),
  "dup2-04": ({ c }) => c.dup2(1, c.asFd(c.getrlimit(c.RLIMIT_NOFILE).cur)),
  "dup2-05": ({ c, file }) => {
    const { max } = c.getrlimit(c.RLIMIT_NOFILE);
    c.setrlimit(c.RLIMIT_NOFILE, { cur: 100, max });
    const fd = c.open(file("f"), c.O_RDWR);
    for (let to = fd + 1; to < 100; to++) c.dup2(fd, c.asFd(to));
    c.dup2(fd, c.asFd(100));
  },
  "dup3-01": ({ c, file }) => {
    const fd = c.open(file("f"), c.O_RDWR);
    c.dup3(fd, fd, c.O_CLOEXEC);
  },
  "dup3-02": ({ c, file }) => {
    const fd = c.open(file("f"), c.O_RDWR);
    c.dup3(fd, fd, 0);
  },

  "pipe-01": noArray,
  "pipe-02": ({ c }) => {
    const { max } = c.getrlimit(c.RLIMIT_NOFILE);
    c.setrlimit(c.RLIMIT_NOFILE, { cur: 64, max });
    while (c.attempt(() => c.dup(0)).ok);
    c.pipe();
  },
  "pipe2-01": ({ c }) => c.pipe2(0x7fffffff),
  "pipe2-02": noArray,
  "fcntl-01": ({ c }) => c.fcntl(c.pipe()[1], c.F_SETPIPE_SZ, 2 ** 31 + 1),
  "fcntl-02": (p) => {
    const [, w] = full(p);
    p.c.fcntl(w, p.c.F_SETPIPE_SZ, p.c.fcntl(w, p.c.F_GETPIPE_SZ) / 2);
  },

  "ftruncate-01": ({ c }) => c.ftruncate(c.socket(c.AF_INET, c.SOCK_STREAM), 4),
  "ftruncate-02": ({ c, file }) => c.ftruncate(c.open(file("f"), c.O_RDONLY), 4),
  "ftruncate-04": ({ c }) => c.ftruncate(-1, 4),
  "ftruncate-05": { impossible: "Linux has no mandatory locks since 5.15" },
};
