import type { Fd } from "../../../../libc/index.ts";
import type { Row } from "../conditions.ts";
import type { Place } from "../types.ts";

const unix = ({ c }: Place, type: "SOCK_STREAM" | "SOCK_DGRAM"): Fd => c.socket(c.AF_UNIX, c[type]);
const inet = ({ c }: Place, type: "SOCK_STREAM" | "SOCK_DGRAM"): Fd => c.socket(c.AF_INET, c[type]);
const pair = ({ c }: Place, type: "SOCK_STREAM" | "SOCK_DGRAM" = "SOCK_STREAM"): Fd =>
  c.socketpair(c.AF_UNIX, c[type])[0];
const pipe = ({ c }: Place): Fd => c.pipe()[0];

/** The calls on sockets. */
// biome-ignore format: a row a line
export const sockets: Row[] = [
  ["bind", "ENOTSOCK", 'to_path(do_bind, end(0), "s")', (p) => p.c.bind(pipe(p), { path: "s" })],
  ["bind", "ENOENT", 'to_path(do_bind, unix_socket(SOCK_STREAM), "no/s")', (p) => p.c.bind(unix(p, "SOCK_STREAM"), { path: "no/s" })],
  ["connect", "ECONNREFUSED", 'to_path(do_connect, unix_socket(SOCK_STREAM), "")', (p) => p.c.connect(unix(p, "SOCK_STREAM"), { path: "" })],
  ["connect", "ECONNREFUSED", 'file(0), to_path(do_connect, unix_socket(SOCK_STREAM), "f")', (p) => p.c.connect(unix(p, "SOCK_STREAM"), { path: p.file("f") })],
  ["listen", "EOPNOTSUPP", "listen(inet_socket(SOCK_DGRAM), 1)", (p) => p.c.listen(inet(p, "SOCK_DGRAM"), 1)],
  ["listen", "EINVAL", "listen(unix_socket(SOCK_STREAM), 1)", (p) => p.c.listen(unix(p, "SOCK_STREAM"), 1)],
  ["accept4", "EINVAL", "accept4(unix_socket(SOCK_STREAM), NULL, NULL, 1)", (p) => p.c.accept4(unix(p, "SOCK_STREAM"), 1)],
  ["shutdown", "ENOTCONN", "shutdown(inet_socket(SOCK_STREAM), SHUT_RD)", (p) => p.c.shutdown(inet(p, "SOCK_STREAM"), p.c.SHUT_RD)],
  ["shutdown", "EINVAL", "shutdown(pair(SOCK_STREAM), 9)", (p) => p.c.shutdown(pair(p), 9)],
  ["shutdown", "ENOTSOCK", "shutdown(end(0), SHUT_RD)", (p) => p.c.shutdown(pipe(p), p.c.SHUT_RD)],
  ["getsockname", "ENOTSOCK", "getsockname(end(0), (struct sockaddr *)b, &(socklen_t){128})", (p) => p.c.getsockname(pipe(p))],
  ["getpeername", "ENOTCONN", "getpeername(inet_socket(SOCK_STREAM), (struct sockaddr *)b, &(socklen_t){128})", (p) => p.c.getpeername(inet(p, "SOCK_STREAM"))],
  ["setsockopt", "ENOPROTOOPT", "setsockopt(pair(SOCK_STREAM), SOL_SOCKET, 9999, &(int){1}, 4)", (p) => p.c.setsockopt(pair(p), p.c.SOL_SOCKET, 9999, 1)],
  ["setsockopt", "EINVAL", "setsockopt(pair(SOCK_STREAM), SOL_SOCKET, SO_REUSEADDR, b, 0)", (p) => p.c.setsockopt(pair(p), p.c.SOL_SOCKET, p.c.SO_REUSEADDR, new Uint8Array())],
  ["setsockopt", "ENOTSOCK", "setsockopt(end(0), SOL_SOCKET, SO_REUSEADDR, &(int){1}, 4)", (p) => p.c.setsockopt(pipe(p), p.c.SOL_SOCKET, p.c.SO_REUSEADDR, 1)],
  ["setsockopt", "none", "setsockopt(pair(SOCK_STREAM), SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){-1, 0}, 16)", (p) => p.c.setsockopt(pair(p), p.c.SOL_SOCKET, p.c.SO_RCVTIMEO, -1)],
  ["getsockopt", "ENOPROTOOPT", "getsockopt(pair(SOCK_STREAM), SOL_SOCKET, 9999, b, &(socklen_t){64})", (p) => p.c.getsockopt(pair(p), p.c.SOL_SOCKET, 9999)],
  ["send", "ENOTCONN", 'send(unix_socket(SOCK_STREAM), "x", 1, MSG_NOSIGNAL)', (p) => p.c.send(unix(p, "SOCK_STREAM"), "x", p.c.MSG_NOSIGNAL)],
  ["send", "EDESTADDRREQ", 'send(inet_socket(SOCK_DGRAM), "x", 1, 0)', (p) => p.c.send(inet(p, "SOCK_DGRAM"), "x")],
  ["send", "ENOTSOCK", 'send(end(1), "x", 1, 0)', ({ c }) => c.send(c.pipe()[1], "x")],
  ["send", "EOPNOTSUPP", 'send(pair(SOCK_DGRAM), "x", 1, MSG_OOB)', (p) => p.c.send(pair(p, "SOCK_DGRAM"), "x", p.c.MSG_OOB)],
  ["send", "EMSGSIZE", "send(pair(SOCK_DGRAM), letters(1 << 24), 1 << 24, 0)", (p) => p.c.send(pair(p, "SOCK_DGRAM"), Buffer.alloc(1 << 24))],
  ["sendto", "EISCONN", 'to_path(do_send, pair(SOCK_STREAM), "x")', (p) => p.c.sendto(pair(p), "x", 0, { path: "x" })],
  ["sendto", "ENOENT", 'to_path(do_send, unix_socket(SOCK_DGRAM), "no")', (p) => p.c.sendto(unix(p, "SOCK_DGRAM"), "x", 0, { path: "no" })],
  ["sendto", "ECONNREFUSED", 'int fd = unix_socket(SOCK_DGRAM); to_path(do_bind, fd, "s"); close(fd); return to_path(do_send, unix_socket(SOCK_DGRAM), "s");', (p) => { const old = unix(p, "SOCK_DGRAM"); p.c.bind(old, { path: "s" }); p.c.close(old); p.c.sendto(unix(p, "SOCK_DGRAM"), "x", 0, { path: "s" }); }],
  ["recv", "EAGAIN", "recv(pair(SOCK_STREAM), b, -1, MSG_DONTWAIT)", (p) => p.c.recv(pair(p), -1, p.c.MSG_DONTWAIT)],
  ["recv", "ENOTCONN", "recv(inet_socket(SOCK_STREAM), b, 1, 0)", (p) => p.c.recv(inet(p, "SOCK_STREAM"), 1)],
  ["recv", "ENOTSOCK", "recv(end(0), b, 1, 0)", (p) => p.c.recv(pipe(p), 1)],
  ["recvfrom", "EINVAL", "recv(unix_socket(SOCK_STREAM), b, 1, 0)", (p) => p.c.recvfrom(unix(p, "SOCK_STREAM"), 1)],
  ["sendmsg", "EMSGSIZE", "message(pair(SOCK_STREAM), 1025, 0, 0)", (p) => p.c.sendmsg(pair(p), { iov: Array(1025).fill("x") })],
  ["sendmsg", "EBADF", "message(pair(SOCK_STREAM), 1, 1, -1)", (p) => p.c.sendmsg(pair(p), { iov: ["x"], fds: [-1] })],
  ["sendmsg", "EINVAL", "message(pair(SOCK_STREAM), 1, 254, 0)", (p) => p.c.sendmsg(pair(p), { iov: ["x"], fds: Array(254).fill(0) })],
  ["recvmsg", "EINVAL", "receive_message(pair(SOCK_STREAM), -1)", (p) => p.c.recvmsg(pair(p), -1, 0, p.c.MSG_DONTWAIT)],
  ["recvmsg", "EAGAIN", "receive_message(pair(SOCK_STREAM), 1L << 40)", (p) => p.c.recvmsg(pair(p), 2 ** 40, 0, p.c.MSG_DONTWAIT)],
];
