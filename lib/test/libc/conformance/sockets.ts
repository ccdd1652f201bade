import type { Fd } from "../../../libc/index.ts";
import type { Case, Cases, Place } from "./types.ts";

const noPointer = { inexpressible: "an address is an object here, never a pointer" };
const noArray = {
  inexpressible: "the two descriptors are returned: there is no array to point to",
};
const local = { address: "127.0.0.1", port: 0 };
const tcp = ({ c }: Place): Fd => c.socket(c.AF_INET, c.SOCK_STREAM);
const unix = ({ c }: Place): Fd => c.socket(c.AF_UNIX, c.SOCK_STREAM);
const devnull = ({ c }: Place): Fd => c.open("/dev/null", c.O_RDWR);
const server = (p: Place): Fd => {
  const fd = tcp(p);
  p.c.bind(fd, local);
  p.c.listen(fd, 5);
  return fd;
};
const acceptOn =
  (make: (place: Place) => Fd): Case =>
  (place) =>
    place.c.accept(make(place));
const raw =
  (prototype: string, ...args: number[]): Case =>
  (place) =>
    place.c.accept(place.c.asFd(place.raw(prototype)(...args)));

/** socket, socketpair, bind, listen, accept, connect. */
export const sockets: Cases = {
  "socket-01": ({ c }) => c.socket(0, c.SOCK_STREAM, 0),
  "socket-02": ({ c }) => c.socket(c.AF_INET, 75, 0),
  "socket-04": ({ c }) => c.socket(c.AF_INET, c.SOCK_STREAM, 17),
  "socket-05": ({ c }) => c.socket(c.AF_INET, c.SOCK_DGRAM, 6),
  "socketpair-01": ({ c }) => c.socketpair(0, c.SOCK_STREAM, 0),
  "socketpair-02": ({ c }) => c.socketpair(c.AF_INET, 75, 0),
  "socketpair-04": noArray,
  "socketpair-05": noArray,
  "socketpair-07": ({ c }) => c.socketpair(c.AF_INET, c.SOCK_DGRAM, 6),
  "socketpair-08": ({ c }) => c.socketpair(c.AF_INET, c.SOCK_STREAM, 6),

  "bind-01": (p) => p.c.bind(tcp(p), Buffer.from([2, 0, 0])),
  "bind-02": (p) => p.c.bind(devnull(p), local),
  "bind-04": (p) => p.c.bind(tcp(p), { address: "10.255.254.253", port: 0 }),
  "bind-05": ({ c }) => c.bind(-1, local),
  "bind-07": (p) => {
    p.nobody();
    p.c.bind(tcp(p), { port: 463 });
  },
  "bind-08": (p) => {
    const fd = unix(p);
    p.c.bind(fd, { path: "s.1" });
    p.c.bind(fd, { path: "s.2" });
  },
  "bind-10": (p) => {
    const old = unix(p);
    p.c.bind(old, { path: "stale" });
    p.c.close(old);
    p.c.bind(unix(p), { path: "stale" });
  },
  "bind-11": (p) => p.c.bind(tcp(p), p.c.getsockname(server(p))),

  "listen-01": ({ c }) => c.listen(c.asFd(400), 0),
  "listen-02": (p) => p.c.listen(devnull(p), 0),

  "accept-01": ({ c }) => c.accept(c.asFd(400)),
  "accept-02": noPointer,
  "accept-04": (p) => {
    const fd = tcp(p);
    p.c.bind(fd, local);
    p.c.accept(fd);
  },
  "accept-05": ({ c }) => c.accept(c.socket(c.AF_INET, c.SOCK_DGRAM)),
  "accept-07": acceptOn(({ c, file }) => c.open(file("f"), c.O_PATH)),
  "accept-08": acceptOn(({ c }) => c.open(".", c.O_RDONLY)),
  "accept-10": acceptOn(({ c }) => c.open("/proc/self/maps", c.O_RDONLY)),
  "accept-11": acceptOn(({ c }) => c.pipe()[0]),
  "accept-13": raw("int epoll_create1(int flags)", 0),
  "accept-14": acceptOn(({ c }) => c.eventfd(0, 0)),
  "accept-16": raw("int timerfd_create(int clock, int flags)", 1, 0),
  "accept-17": ({ c, raw: bind }) =>
    c.accept(c.asFd(bind("int pidfd_open(int pid, uint flags)")(c.getpid(), 0))),
  "accept-19": acceptOn(({ c }) => c.memfd_create("memfd")),
  "accept-20": (p) => {
    const fd = server(p);
    p.c.fcntl(fd, p.c.F_SETFL, p.c.O_NONBLOCK);
    p.c.accept(fd);
  },

  "connect-01": ({ c }) => c.connect(-1, local),
  "connect-02": noPointer,
  "connect-04": (p) => p.c.connect(devnull(p), local),
  "connect-05": (p) => {
    const at = p.c.getsockname(server(p));
    const fd = tcp(p);
    p.c.connect(fd, at);
    p.c.connect(fd, at);
  },
  "connect-07": (p) => p.c.connect(tcp(p), Buffer.from([47, ...new Array(15).fill(0)])),
  "connect-08": (p) => {
    const stream = unix(p);
    p.c.bind(stream, { path: "stream" });
    p.c.listen(stream);
    p.c.connect(p.c.socket(p.c.AF_UNIX, p.c.SOCK_DGRAM), { path: "stream" });
  },
  "connect-10": (p) => p.c.connect(unix(p), { path: "nosuch" }),
  "connect-11": (p) => {
    p.c.bind(unix(p), { path: "bound" });
    p.c.connect(unix(p), { path: "bound" });
  },
};
