import {
  decodeAddress,
  encodeAddress,
  type FoundAddress,
  type SocketAddress,
  showAddress,
} from "./address.ts";
import { type Blocking, waits } from "./blocking.ts";
import { bytesFor, checkData, checkInt, checkSize, READ_AT_MOST } from "./check.ts";
import { Shown } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { MESSAGE_FLAGS } from "./message-flags.ts";
import { address } from "./native.ts";
import type { Request } from "./pending.ts";
import { ADDRESS_SIZE } from "./socket.ts";
import type { Data, Descriptor, Int } from "./types.ts";

/** A datagram that came, and from where; `length` is its own, longer than the data if it was cut (MSG_TRUNC). */
export interface Datagram {
  data: Buffer;
  address: FoundAddress;
  length: number;
}

/** As `write`, with flags: MSG_NOSIGNAL, MSG_DONTWAIT, MSG_MORE, …. EPIPE, ENOTCONN, EAGAIN. `send(2)` */
export const send: Blocking<[fd: Descriptor, data: Data, flags?: Int], number> = waits(
  (fd, data, flags = 0) => sendRequest("send", fd, data, flags, null),
);

/** As `send`, to an address: for datagrams. EMSGSIZE, ECONNREFUSED. `send(2)` */
export const sendto: Blocking<[fd: Descriptor, data: Data, flags: Int, to: SocketAddress], number> =
  waits((fd, data, flags, to) => sendRequest("sendto", fd, data, flags, to));

/** As `read`, with flags: MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, …. ENOTCONN, EAGAIN. `recv(2)` */
export const recv: Blocking<[fd: Descriptor, count: Int, flags?: Int], Buffer> = waits(
  (fd, count, flags = 0) => {
    const { finish, ...request } = receiveRequest("recv", fd, count, flags);
    return { ...request, finish: (got: number): Buffer => finish(got).data };
  },
);

/** Receives a datagram of at most `count` bytes, and says where it came from. `recv(2)` */
export const recvfrom: Blocking<[fd: Descriptor, count: Int, flags?: Int], Datagram> = waits(
  (fd, count, flags = 0) => receiveRequest("recvfrom", fd, count, flags),
);

function sendRequest(
  name: string,
  fd: Descriptor,
  data: Data,
  flags: Int,
  to: SocketAddress | null,
): Request<number> {
  checkInt("fd", fd);
  checkData("data", data);
  checkInt("flags", flags);
  const bytes = Buffer.from(data as Uint8Array);
  const where = to === null ? null : encodeAddress(to);
  const at = where === null ? 0n : address(where);
  const registers = [fd, address(bytes), bytes.length, flags, at, where?.length ?? 0];
  const shown = to === null ? [] : [new Shown(showAddress(to))];
  const args = [fd, data, showFlags(flags, MESSAGE_FLAGS), ...shown];
  const keep = [bytes, where];
  return { name, args, call: "sendto", registers, keep, finish: (sent) => sent };
}

function receiveRequest(name: string, fd: Descriptor, count: Int, flags: Int): Request<Datagram> {
  checkInt("fd", fd);
  checkSize("count", count);
  checkInt("flags", flags);
  // A negative count is a huge one, of which the kernel takes the most that it reads at once.
  const bytes = Buffer.alloc(count < 0 ? READ_AT_MOST : bytesFor(count, READ_AT_MOST));
  const from = Buffer.alloc(ADDRESS_SIZE);
  const length = Buffer.alloc(4);
  length.writeInt32LE(ADDRESS_SIZE);
  const keep = [bytes, from, length];
  const finish = (got: number): Datagram => ({
    data: bytes.subarray(0, got),
    address: decodeAddress(from.subarray(0, length.readInt32LE())),
    length: got,
  });
  const registers = [fd, address(bytes), count, flags, address(from), address(length)];
  const args = [fd, count, showFlags(flags, MESSAGE_FLAGS)];
  return { name, args, call: "recvfrom", registers, keep, finish };
}
