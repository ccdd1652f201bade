import { SCM_RIGHTS, SOL_SOCKET } from "../linux/constants/sockets.ts";
import { wanted } from "../words/libc/arguments.ts";
import { failure } from "../words/libc/failures.ts";
import { decodeAddress, encodeAddress, type FoundAddress, type SocketAddress } from "./address.ts";
import { type Blocking, waits } from "./blocking.ts";
import {
  bytesFor,
  checkCount,
  checkData,
  checkInt,
  checkSize,
  READ_AT_MOST,
  typeError,
} from "./check.ts";
import { Shown } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { MESSAGE_FLAGS } from "./message-flags.ts";
import { address } from "./native.ts";
import { rememberFd } from "./own-descriptors.ts";
import type { Request } from "./pending.ts";
import { ADDRESS_SIZE } from "./socket.ts";
import type { Data, Descriptor, Fd, Int } from "./types.ts";

/** What `sendmsg` sends: pieces that go out as one, and descriptors that go along over a Unix socket. */
export interface OutgoingMessage {
  iov: Data[];
  /** SCM_RIGHTS: the receiver gets descriptors of its own for the same open file descriptions. */
  fds?: Descriptor[];
  /** Where to; for a socket that is not connected. */
  address?: SocketAddress;
}

/** What `recvmsg` received. */
export interface IncomingMessage {
  data: Buffer;
  /** New descriptors of this process. */
  fds: Fd[];
  address: FoundAddress;
  /** MSG_TRUNC: data was cut; MSG_CTRUNC: descriptors were. */
  flags: number;
}

/** Sends data, and descriptors with it: `sendmsg(s, { iov: ["here"], fds: [fd] })`. At least one byte. `send(2)` */
export const sendmsg: Blocking<[fd: Descriptor, message: OutgoingMessage, flags?: Int], number> =
  waits((fd, message, flags = 0) => {
    checkInt("fd", fd);
    checkInt("flags", flags);
    if (typeof message !== "object" || !Array.isArray(message?.iov)) {
      throw typeError("message", message, wanted.outgoing);
    }
    const { iov, fds = [], address: to } = message;
    for (const piece of iov) checkData("message.iov", piece);
    const pieces = iov.map((piece) => Buffer.from(piece as Uint8Array));
    const where = to === undefined ? null : encodeAddress(to);
    const made = header(pieces, where, encodeRights(fds));
    const args = [fd, new Shown(show(pieces, fds)), showFlags(flags, MESSAGE_FLAGS)];
    const registers = [fd, address(made.header), flags];
    return {
      name: "sendmsg",
      args,
      call: "sendmsg",
      registers,
      keep: made,
      finish: (sent) => sent,
    };
  });

/** Receives at most `count` bytes, and up to `fds` descriptors that came with them. `recv(2)` */
export const recvmsg: Blocking<
  [fd: Descriptor, count: Int, fds?: Int, flags?: Int],
  IncomingMessage
> = waits((fd, count, fds = 16, flags = 0): Request<IncomingMessage> => {
  checkInt("fd", fd);
  checkSize("count", count);
  checkCount("fds", fds, 1 << 20);
  checkInt("flags", flags);
  const data = Buffer.alloc(bytesFor(count, READ_AT_MOST));
  const from = Buffer.alloc(ADDRESS_SIZE);
  const control = Buffer.alloc(fds === 0 ? 0 : CMSG + ((4 * fds + 7) & ~7));
  const made = header([data], from, control, count);
  const finish = (got: number): IncomingMessage => ({
    data: data.subarray(0, got),
    fds: decodeRights(control.subarray(0, Number(made.header.readBigUInt64LE(40)))),
    address: decodeAddress(from.subarray(0, made.header.readUInt32LE(8))),
    flags: made.header.readInt32LE(48),
  });
  const args = [fd, count, fds, showFlags(flags, MESSAGE_FLAGS)];
  const registers = [fd, address(made.header), flags];
  return { name: "recvmsg", args, call: "recvmsg", registers, keep: made, finish };
});

/** Bytes of a struct cmsghdr. */
const CMSG = 16;

/** A struct msghdr and what it points to; `count` is what is said of the one piece's length. */
function header(
  pieces: Buffer[],
  name: Buffer | null,
  control: Buffer,
  count?: number,
): { header: Buffer; keep: unknown[] } {
  const vector = Buffer.alloc(16 * pieces.length);
  pieces.forEach((piece, i) => {
    vector.writeBigUInt64LE(address(piece), 16 * i);
    vector.writeBigInt64LE(BigInt(count ?? piece.length), 16 * i + 8);
  });
  const bytes = Buffer.alloc(56);
  if (name !== null) {
    bytes.writeBigUInt64LE(address(name), 0);
    bytes.writeUInt32LE(name.length, 8);
  }
  bytes.writeBigUInt64LE(address(vector), 16);
  bytes.writeBigUInt64LE(BigInt(pieces.length), 24);
  if (control.length > 0) {
    bytes.writeBigUInt64LE(address(control), 32);
    bytes.writeBigUInt64LE(BigInt(control.length), 40);
  }
  return { header: bytes, keep: [pieces, name, control, vector] };
}

function encodeRights(fds: Descriptor[]): Buffer {
  if (fds.length === 0) return Buffer.alloc(0);
  const bytes = Buffer.alloc(CMSG + ((4 * fds.length + 7) & ~7));
  bytes.writeBigUInt64LE(BigInt(CMSG + 4 * fds.length), 0);
  bytes.writeInt32LE(SOL_SOCKET, 8);
  bytes.writeInt32LE(SCM_RIGHTS, 12);
  fds.forEach((fd, i) => {
    checkInt("message.fds", fd);
    bytes.writeInt32LE(fd, CMSG + 4 * i);
  });
  return bytes;
}

function decodeRights(control: Buffer): Fd[] {
  const found: Fd[] = [];
  for (let at = 0; at + CMSG <= control.length; ) {
    const length = Number(control.readBigUInt64LE(at));
    if (length < CMSG) break;
    const isRights =
      control.readInt32LE(at + 8) === SOL_SOCKET && control.readInt32LE(at + 12) === SCM_RIGHTS;
    for (let i = at + CMSG; isRights && i < at + length; i += 4) {
      found.push(rememberFd(control.readInt32LE(i)));
    }
    at += (length + 7) & ~7;
  }
  return found;
}

function show(pieces: Buffer[], fds: Descriptor[]): string {
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return fds.length === 0 ? `${bytes} bytes` : failure.rights(bytes, fds.join(", "));
}
