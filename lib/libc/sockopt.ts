import * as sockets from "../linux/constants/sockets.ts";
import { wanted } from "../words/libc/arguments.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, typeError } from "./check.ts";
import { raise } from "./errors.ts";
import { showName } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { int, long } from "./struct.ts";
import { timespec } from "./timespec.ts";
import type { Descriptor, Int, Pid } from "./types.ts";

type Set = (fd: number, level: number, option: number, value: Uint8Array, n: number) => number;
type Get = (fd: number, level: number, option: number, out: Buffer, n: Int32Array) => number;
const c_set = bind<Set>("int setsockopt(int fd, int level, int name, const void *value, uint n)");
const c_get = bind<Get>("int getsockopt(int fd, int level, int name, void *value, void *n)");

/** SO_LINGER: struct linger. `close` waits this many seconds until all is sent; 0 seconds drops the connection. */
export interface Linger {
  onoff: boolean;
  linger: Int;
}

type Options = typeof sockets;

/**
 * Sets an option: a number or boolean; seconds for SO_RCVTIMEO and SO_SNDTIMEO; `{ onoff, linger }` for SO_LINGER; or its
 * bytes. ENOPROTOOPT, EINVAL. `getsockopt(2)`, `socket(7)`, `tcp(7)`
 */
export function setsockopt(
  fd: Descriptor,
  level: Int,
  option: Int,
  value: Int | boolean | Linger | Uint8Array,
): void {
  checkInt("fd", fd);
  checkInt("level", level);
  checkInt("option", option);
  const bytes = encode(level, option, value);
  if (hooked) beforeCall("setsockopt");
  if (c_set(fd, level, option, bytes, bytes.length) >= 0) return;
  raise(errno(), "setsockopt", fd, ...shown(level, option), value);
}

/**
 * An option's value: a number; seconds for SO_RCVTIMEO and SO_SNDTIMEO; an object for SO_LINGER and SO_PEERCRED (who the
 * other side of a Unix socket is). ENOPROTOOPT. `getsockopt(2)`
 */
export function getsockopt(
  fd: Descriptor,
  level: Options["SOL_SOCKET"],
  option: Options["SO_LINGER"],
): Linger;
export function getsockopt(
  fd: Descriptor,
  level: Options["SOL_SOCKET"],
  option: Options["SO_PEERCRED"],
): { pid: Pid; uid: number; gid: number };
export function getsockopt(fd: Descriptor, level: Int, option: Int): number;
export function getsockopt(fd: Descriptor, level: Int, option: Int): unknown {
  checkInt("fd", fd);
  checkInt("level", level);
  checkInt("option", option);
  if (hooked) beforeCall("getsockopt");
  const out = Buffer.alloc(64);
  const length = Int32Array.of(out.length);
  if (c_get(fd, level, option, out, length) < 0) {
    raise(errno(), "getsockopt", fd, ...shown(level, option));
  }
  if (level !== sockets.SOL_SOCKET) return int(out, 0);
  switch (option) {
    case sockets.SO_LINGER:
      return { onoff: int(out, 0) !== 0, linger: int(out, 4) };
    case sockets.SO_PEERCRED:
      return { pid: int(out, 0) as Pid, uid: int(out, 4), gid: int(out, 8) };
    case sockets.SO_RCVTIMEO:
    case sockets.SO_SNDTIMEO:
      return long(out, 0) + long(out, 8) / 1e6;
    default:
      return int(out, 0);
  }
}

function encode(
  level: number,
  option: number,
  value: number | boolean | Linger | Uint8Array,
): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  const { SOL_SOCKET, SO_LINGER, SO_RCVTIMEO, SO_SNDTIMEO } = sockets;
  if (level === SOL_SOCKET && (option === SO_RCVTIMEO || option === SO_SNDTIMEO)) {
    const [sec = 0n, nsec = 0n] = timespec(value as number);
    return Buffer.from(BigInt64Array.of(sec, nsec / 1000n).buffer);
  }
  if (typeof value === "object" && level === SOL_SOCKET && option === SO_LINGER) {
    checkInt("value.linger", value.linger);
    return Buffer.from(Int32Array.of(value.onoff ? 1 : 0, value.linger).buffer);
  }
  const number = typeof value === "boolean" ? Number(value) : value;
  if (typeof number !== "number") throw typeError("value", value, wanted.option);
  checkInt("value", number);
  return Buffer.from(Int32Array.of(number).buffer);
}

const named = (prefix: string): Record<string, number> =>
  Object.fromEntries(Object.entries(sockets).filter(([name]) => name.startsWith(prefix)));

function shown(level: number, option: number): unknown[] {
  const { SOL_SOCKET, IPPROTO_TCP, IPPROTO_IP, IPPROTO_IPV6 } = sockets;
  const prefixes: Record<number, string> = {
    [SOL_SOCKET]: "SO_",
    [IPPROTO_TCP]: "TCP_",
    [IPPROTO_IPV6]: "IPV6_",
  };
  const names = named(prefixes[level] ?? "?");
  return [
    showName(level, { SOL_SOCKET, IPPROTO_TCP, IPPROTO_IP, IPPROTO_IPV6 }),
    showName(option, names),
  ];
}
