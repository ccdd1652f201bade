import * as sockets from "../linux/constants/sockets.ts";
import { SOCK_TYPE_MASK } from "../linux/constants/traced.ts";
import {
  decodeAddress,
  encodeAddress,
  type FoundAddress,
  type SocketAddress,
  showAddress,
} from "./address.ts";
import { type Blocking, waits } from "./blocking.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt } from "./check.ts";
import { raise, Shown } from "./errors.ts";
import { showFlags, showName } from "./flags.ts";
import { address, bind as bindC, errno } from "./native.ts";
import { rememberFd } from "./own-descriptors.ts";
import type { Request } from "./pending.ts";
import type { Descriptor, Fd, Int } from "./types.ts";

const c_socket = bindC<(domain: number, type: number, protocol: number) => number>(
  "int socket(int domain, int type, int protocol)",
);
const c_pair = bindC<(domain: number, type: number, protocol: number, out: Int32Array) => number>(
  "int socketpair(int domain, int type, int protocol, void *out)",
);
const c_bind = bindC<(fd: number, at: Buffer, length: number) => number>(
  "int bind(int fd, const void *at, uint length)",
);
const c_listen = bindC<(fd: number, backlog: number) => number>("int listen(int fd, int backlog)");
const c_shutdown = bindC<(fd: number, how: number) => number>("int shutdown(int fd, int how)");
type Name = (fd: number, out: Buffer, length: Int32Array) => number;
const c_getsockname = bindC<Name>("int getsockname(int fd, void *out, void *length)");
const c_getpeername = bindC<Name>("int getpeername(int fd, void *out, void *length)");

/**
 * A socket: domain AF_INET, AF_INET6 or AF_UNIX; type SOCK_STREAM, SOCK_DGRAM or SOCK_SEQPACKET, with SOCK_NONBLOCK and
 * SOCK_CLOEXEC. EAFNOSUPPORT, EPROTONOSUPPORT, EINVAL, EMFILE. `socket(2)`
 */
export function socket(domain: Int, type: Int, protocol: Int = 0): Fd {
  for (const [name, value] of Object.entries({ domain, type, protocol })) checkInt(name, value);
  if (hooked) beforeCall("socket");
  const fd = c_socket(domain, type, protocol);
  if (fd < 0) raise(errno(), "socket", ...showSocket(domain, type, protocol));
  return rememberFd(fd);
}

/** Two sockets that are connected to each other. EOPNOTSUPP, EAFNOSUPPORT. `socketpair(2)` */
export function socketpair(domain: Int, type: Int, protocol: Int = 0): [Fd, Fd] {
  for (const [name, value] of Object.entries({ domain, type, protocol })) checkInt(name, value);
  if (hooked) beforeCall("socketpair");
  const ends = new Int32Array(2);
  if (c_pair(domain, type, protocol, ends) < 0) {
    raise(errno(), "socketpair", ...showSocket(domain, type, protocol));
  }
  return [rememberFd(ends[0] as number), rememberFd(ends[1] as number)];
}

/**
 * Gives the socket its address: `bind(s, { address: "127.0.0.1", port: 7777 })`, `bind(s, { path: "sock" })`.
 * EADDRINUSE, EADDRNOTAVAIL, EACCES, EINVAL. `bind(2)`
 */
export function bind(fd: Descriptor, at: SocketAddress): void {
  checkInt("fd", fd);
  const bytes = encodeAddress(at);
  if (hooked) beforeCall("bind");
  if (c_bind(fd, bytes, bytes.length) < 0) raise(errno(), "bind", fd, new Shown(showAddress(at)));
}

/** Lets others connect; returns at once. `backlog` + 1 of them need not be accepted yet. EADDRINUSE. `listen(2)` */
export function listen(fd: Descriptor, backlog: Int = sockets.SOMAXCONN): void {
  checkInt("fd", fd);
  checkInt("backlog", backlog);
  if (hooked) beforeCall("listen");
  if (c_listen(fd, backlog) < 0) raise(errno(), "listen", fd, backlog);
}

/** Waits for a client and returns a new descriptor for the conversation with it. EAGAIN, EINVAL. `accept(2)` */
export const accept: Blocking<[fd: Descriptor], Fd> = waits((fd) => acceptRequest("accept", fd, 0));

/** As `accept`; the new descriptor has the flags SOCK_NONBLOCK, SOCK_CLOEXEC. `accept(2)` */
export const accept4: Blocking<[fd: Descriptor, flags: Int], Fd> = waits((fd, flags) =>
  acceptRequest("accept4", fd, flags),
);

/** Connects to a server, or sets where a datagram socket sends to. ECONNREFUSED, EISCONN, ENOENT. `connect(2)` */
export const connect: Blocking<[fd: Descriptor, to: SocketAddress], void> = waits((fd, to) => {
  checkInt("fd", fd);
  const keep = encodeAddress(to);
  const registers = [fd, address(keep), keep.length];
  const args = [fd, new Shown(showAddress(to))];
  return { name: "connect", args, call: "connect", registers, keep, finish: () => undefined };
});

/** Ends a direction, for all who share the socket: SHUT_RD, SHUT_WR (the peer reads end of file), SHUT_RDWR. `shutdown(2)` */
export function shutdown(fd: Descriptor, how: Int): void {
  checkInt("fd", fd);
  checkInt("how", how);
  if (hooked) beforeCall("shutdown");
  const { SHUT_RD, SHUT_WR, SHUT_RDWR } = sockets;
  if (c_shutdown(fd, how) < 0) {
    raise(errno(), "shutdown", fd, showName(how, { SHUT_RD, SHUT_WR, SHUT_RDWR }));
  }
}

/** The socket's own address. `getsockname(2)` */
export function getsockname(fd: Descriptor): FoundAddress {
  return nameOf("getsockname", c_getsockname, fd);
}

/** The address of the other side. ENOTCONN. `getpeername(2)` */
export function getpeername(fd: Descriptor): FoundAddress {
  return nameOf("getpeername", c_getpeername, fd);
}

/** Room for every kind of address: struct sockaddr_storage. */
export const ADDRESS_SIZE = 128;

function nameOf(call: string, c_call: Name, fd: Descriptor): FoundAddress {
  checkInt("fd", fd);
  if (hooked) beforeCall(call);
  const bytes = Buffer.alloc(ADDRESS_SIZE);
  const length = Int32Array.of(ADDRESS_SIZE);
  if (c_call(fd, bytes, length) < 0) raise(errno(), call, fd);
  return decodeAddress(bytes.subarray(0, length[0]));
}

function acceptRequest(name: "accept" | "accept4", fd: Descriptor, flags: Int): Request<Fd> {
  checkInt("fd", fd);
  checkInt("flags", flags);
  const { SOCK_NONBLOCK, SOCK_CLOEXEC } = sockets;
  const shown = name === "accept" ? [] : [showFlags(flags, { SOCK_NONBLOCK, SOCK_CLOEXEC })];
  const finish = (client: number): Fd => rememberFd(client);
  const registers = [fd, 0, 0, flags];
  return { name, args: [fd, ...shown], call: "accept4", registers, keep: null, finish };
}

function showSocket(domain: number, type: number, protocol: number): unknown[] {
  const { AF_UNIX, AF_INET, AF_INET6, SOCK_NONBLOCK, SOCK_CLOEXEC } = sockets;
  const { SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET } = sockets;
  const kind = showName(type & SOCK_TYPE_MASK, {
    SOCK_STREAM,
    SOCK_DGRAM,
    SOCK_RAW,
    SOCK_SEQPACKET,
  }).text;
  const flags = showFlags(type & ~SOCK_TYPE_MASK, { SOCK_NONBLOCK, SOCK_CLOEXEC }, null).text;
  const shown = flags === "" ? kind : `${kind}|${flags}`;
  return [showName(domain, { AF_UNIX, AF_INET, AF_INET6 }), new Shown(shown), protocol];
}
