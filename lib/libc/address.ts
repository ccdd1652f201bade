import { isIPv4 } from "node:net";
import { AF_INET, AF_INET6, AF_UNIX } from "../linux/constants/sockets.ts";
import { argument, wanted } from "../words/libc/arguments.ts";
import { checkUint, invalidValue, rangeError, typeError } from "./check.ts";
import { bind } from "./native.ts";
import type { Int } from "./types.ts";

/** An IPv4 address and port; without an address it is any of this machine: 0.0.0.0. `ip(7)` */
export interface Inet {
  family?: "AF_INET" | 2;
  /** "127.0.0.1" */
  address?: string;
  /** 0 … 65535 as people write it; 0 has the kernel choose. */
  port: Int;
}

/** An IPv6 address and port. `ipv6(7)` */
export interface Inet6 {
  family: "AF_INET6" | 10;
  /** "::1" */
  address?: string;
  port: Int;
  flowinfo?: Int;
  /** The interface of a link-local address. */
  scope_id?: Int;
}

/** A Unix-domain address: a path of at most 107 bytes, or an abstract name, which is in no file system. `unix(7)` */
export type Unix =
  | { family?: "AF_UNIX" | 1; path: string }
  | { family?: "AF_UNIX" | 1; abstract: string };

/** Where a socket is or is to connect to. Bytes are taken as a sockaddr as they are. */
export type SocketAddress = Inet | Inet6 | Unix | { family: "AF_UNSPEC" | 0 } | Uint8Array;

/** An address that a call returned: its family by name, every field there. */
export type FoundAddress =
  | { family: "AF_INET"; address: string; port: number }
  | { family: "AF_INET6"; address: string; port: number; flowinfo: number; scope_id: number }
  | { family: "AF_UNIX"; path: string }
  | { family: "AF_UNIX"; abstract: string }
  | { family: "AF_UNSPEC" };

/** The bytes of a struct sockaddr. */
export function encodeAddress(where: SocketAddress): Buffer {
  if (where instanceof Uint8Array) return Buffer.from(where);
  if (typeof where !== "object" || where === null) {
    throw typeError("address", where, wanted.socketAddress);
  }
  if ("path" in where) return encodeUnix("path", where.path);
  if ("abstract" in where) return encodeUnix("abstract", where.abstract);
  if (!("port" in where)) return Buffer.alloc(16);
  const { port, address } = where;
  checkUint("port", port);
  if (port > 0xffff) throw rangeError("port", port, wanted.range(0, 65535));
  const is6 = where.family === "AF_INET6" || where.family === AF_INET6;
  return is6 ? encodeInet6(where as Inet6) : encodeInet(address ?? "0.0.0.0", port);
}

/** A struct sockaddr as an object; an empty one is of an unnamed Unix socket or has no family. */
export function decodeAddress(bytes: Buffer): FoundAddress {
  const family = bytes.length >= 2 ? bytes.readUInt16LE(0) : 0;
  if (family === AF_INET) {
    const address = [...bytes.subarray(4, 8)].join(".");
    return { family: "AF_INET", address, port: bytes.readUInt16BE(2) };
  }
  if (family === AF_INET6) {
    return {
      family: "AF_INET6",
      address: c_ntop(AF_INET6, bytes.subarray(8, 24), text, text.length),
      port: bytes.readUInt16BE(2),
      flowinfo: bytes.readUInt32BE(4),
      scope_id: bytes.readUInt32LE(24),
    };
  }
  if (family !== AF_UNIX) return { family: "AF_UNSPEC" };
  const name = bytes.subarray(2);
  if (name.length > 1 && name[0] === 0) {
    return { family: "AF_UNIX", abstract: name.subarray(1).toString() };
  }
  const end = name.indexOf(0);
  return { family: "AF_UNIX", path: name.toString("utf8", 0, end < 0 ? name.length : end) };
}

/** An address for a message: `{127.0.0.1 7777}`. */
export function showAddress(where: SocketAddress | FoundAddress): string {
  if (where instanceof Uint8Array) return `${where.length} bytes`;
  if ("path" in where) return JSON.stringify(where.path);
  if ("abstract" in where) return `abstract ${JSON.stringify(where.abstract)}`;
  if (!("port" in where)) return "AF_UNSPEC";
  const host = where.address ?? "any address";
  return host.includes(":") ? `[${host}]:${where.port}` : `${host}:${where.port}`;
}

const c_pton = bind<(family: number, text: string, out: Buffer) => number>(
  "int inet_pton(int family, const char *text, void *out)",
);
const c_ntop = bind<(family: number, bytes: Buffer, out: Buffer, size: number) => string>(
  "const char *inet_ntop(int family, const void *bytes, void *out, uint size)",
);
const text = Buffer.alloc(64);

function encodeInet(address: string, port: number): Buffer {
  const sentence = address.includes(":") ? argument.needsFamily : argument.notInet;
  if (!isIPv4(address)) throw invalidValue("address", address, sentence);
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(AF_INET, 0);
  bytes.writeUInt16BE(port, 2);
  c_pton(AF_INET, address, bytes.subarray(4));
  return bytes;
}

function encodeInet6({ address = "::", port, flowinfo = 0, scope_id = 0 }: Inet6): Buffer {
  const bytes = Buffer.alloc(28);
  bytes.writeUInt16LE(AF_INET6, 0);
  bytes.writeUInt16BE(port, 2);
  bytes.writeUInt32BE(flowinfo, 4);
  if (c_pton(AF_INET6, address, bytes.subarray(8)) !== 1) {
    throw invalidValue("address", address, argument.notInet6);
  }
  bytes.writeUInt32LE(scope_id, 24);
  return bytes;
}

/** A path has its NUL; an abstract name begins with one and is as long as it is. */
function encodeUnix(kind: "path" | "abstract", name: string): Buffer {
  if (typeof name !== "string") throw typeError(kind, name, wanted.text);
  if (kind === "path" && name.includes("\0")) throw invalidValue(kind, name, argument.nul);
  const bytes = Buffer.from(kind === "path" ? `${name}\0` : `\0${name}`);
  if (bytes.length > 108) throw invalidValue(kind, name, argument.tooLong);
  return Buffer.concat([Buffer.from([AF_UNIX, 0]), bytes]);
}
