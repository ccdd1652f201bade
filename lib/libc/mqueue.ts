import { O_CREAT } from "../linux/constants/files.ts";
import { type Blocking, waits } from "./blocking.ts";
import { beforeCall, hooked } from "./call.ts";
import {
  bytesFor,
  checkData,
  checkInt,
  checkLong,
  checkSize,
  checkText,
  checkUint,
} from "./check.ts";
import { raise } from "./errors.ts";
import { openFlags } from "./file.ts";
import { showMode } from "./flags.ts";
import { address, bind, errno } from "./native.ts";
import { forgetFd, refuseForeign, rememberFd } from "./own-descriptors.ts";
import type { Request } from "./pending.ts";
import { long } from "./struct.ts";
import { timespec } from "./timespec.ts";
import type { Data, Int, Mqd } from "./types.ts";

type Open = (name: string, flags: number, mode: number, attr: Buffer | null) => number;
const c_open = bind<Open>("int mq_open(const char *name, int flags, uint mode, void *attr)");
const c_close = bind<(mqd: number) => number>("int mq_close(int mqd)");
const c_unlink = bind<(name: string) => number>("int mq_unlink(const char *name)");
const c_getattr = bind<(mqd: number, attr: Buffer) => number>(
  "int mq_getattr(int mqd, void *attr)",
);

/** A POSIX message queue: struct mq_attr, without the prefix `mq_`. */
export interface MqAttributes {
  /** O_NONBLOCK or 0. */
  flags: number;
  /** Messages that fit, and bytes of the longest. */
  maxmsg: number;
  msgsize: number;
  /** Messages in it now. */
  curmsgs: number;
}

/** A message of a POSIX queue: the highest priority comes first. */
export interface MqMessage {
  data: Buffer;
  priority: number;
}

/**
 * Opens or makes a POSIX message queue: `mq_open("/name", O_RDWR | O_CREAT, 0o600, { maxmsg: 10, msgsize: 128 })`.
 * ENOENT, EEXIST, EINVAL, EMFILE. `mq_open(3)`, `mq_overview(7)`
 */
export function mq_open(
  name: string,
  flags: Int,
  mode: Int = 0,
  attributes: { maxmsg: Int; msgsize: Int } | null = null,
): Mqd {
  checkText("name", name);
  checkInt("flags", flags);
  checkUint("mode", mode);
  const attr = attributes === null ? null : Buffer.alloc(64);
  if (attributes !== null) {
    checkLong("attributes.maxmsg", attributes.maxmsg);
    checkLong("attributes.msgsize", attributes.msgsize);
    attr?.writeBigInt64LE(BigInt(attributes.maxmsg), 8);
    attr?.writeBigInt64LE(BigInt(attributes.msgsize), 16);
  }
  if (hooked) beforeCall("mq_open");
  const mqd = c_open(name, flags, mode, attr);
  if (mqd < 0) {
    const made = (flags & O_CREAT) !== 0 ? [showMode(mode)] : [];
    raise(errno(), "mq_open", name, openFlags(flags), ...made);
  }
  return rememberFd(mqd) as number as Mqd;
}

/** Puts a message into the queue; waits while it is full. EMSGSIZE, EAGAIN. `mq_send(3)` */
export const mq_send: Blocking<[mqd: Mqd, data: Data, priority?: Int], void> = waits(
  (mqd, data, priority = 0) => sendRequest("mq_send", mqd, data, priority, null),
);

/** As `mq_send`, but waits at most this many seconds from now: then ETIMEDOUT. `mq_send(3)` */
export const mq_timedsend: Blocking<[mqd: Mqd, data: Data, priority: Int, seconds: Int], void> =
  waits((mqd, data, priority, seconds) =>
    sendRequest("mq_timedsend", mqd, data, priority, seconds),
  );

/** Takes the oldest message of the highest priority; `size` is at least the queue's msgsize. EMSGSIZE, EAGAIN. `mq_receive(3)` */
export const mq_receive: Blocking<[mqd: Mqd, size: Int], MqMessage> = waits((mqd, size) =>
  receiveRequest("mq_receive", mqd, size, null),
);

/** As `mq_receive`, but waits at most this many seconds from now: then ETIMEDOUT. `mq_receive(3)` */
export const mq_timedreceive: Blocking<[mqd: Mqd, size: Int, seconds: Int], MqMessage> = waits(
  (mqd, size, seconds) => receiveRequest("mq_timedreceive", mqd, size, seconds),
);

/** Sizes and fill of the queue. `mq_getattr(3)` */
export function mq_getattr(mqd: Mqd): MqAttributes {
  checkInt("mqd", mqd);
  if (hooked) beforeCall("mq_getattr");
  const attr = Buffer.alloc(64);
  if (c_getattr(mqd, attr) < 0) raise(errno(), "mq_getattr", mqd);
  const [flags, maxmsg, msgsize, curmsgs] = [0, 8, 16, 24].map((at) => long(attr, at)) as [
    number,
    number,
    number,
    number,
  ];
  return { flags, maxmsg, msgsize, curmsgs };
}

/** Closes the queue's descriptor. `mq_close(3)` */
export function mq_close(mqd: Mqd): void {
  checkInt("mqd", mqd);
  if (hooked) {
    beforeCall("mq_close");
    refuseForeign("mq_close", mqd);
  }
  if (c_close(mqd) < 0) raise(errno(), "mq_close", mqd);
  forgetFd(mqd);
}

/** Removes the name; the queue goes when all have closed it. ENOENT. `mq_unlink(3)` */
export function mq_unlink(name: string): void {
  checkText("name", name);
  if (hooked) beforeCall("mq_unlink");
  if (c_unlink(name) < 0) raise(errno(), "mq_unlink", name);
}

/** The time of day at which to give up, as the C library wants it; null: never. */
function until(seconds: number | null): { time: BigInt64Array | null; at: bigint } {
  const time = seconds === null ? null : timespec(Date.now() / 1000 + seconds);
  return { time, at: time === null ? 0n : address(new Uint8Array(time.buffer)) };
}

function sendRequest(
  name: string,
  mqd: Mqd,
  data: Data,
  priority: Int,
  seconds: number | null,
): Request<undefined> {
  checkInt("mqd", mqd);
  checkData("data", data);
  checkUint("priority", priority);
  const bytes = Buffer.from(data as Uint8Array);
  const { time, at } = until(seconds);
  const registers = [mqd, address(bytes), bytes.length, priority, at];
  const args = [mqd, data, priority, ...(seconds === null ? [] : [seconds])];
  const keep = [bytes, time];
  return { name, args, call: "mq_timedsend", registers, keep, finish: () => undefined };
}

/** No queue has a larger msgsize: HARD_MSGSIZEMAX. */
const LARGEST = 16 * 1024 * 1024;

function receiveRequest(
  name: string,
  mqd: Mqd,
  size: Int,
  seconds: number | null,
): Request<MqMessage> {
  checkInt("mqd", mqd);
  checkSize("size", size);
  const bytes = Buffer.alloc(size < 0 ? LARGEST : bytesFor(size, LARGEST));
  const priority = Buffer.alloc(4);
  const { time, at } = until(seconds);
  const registers = [mqd, address(bytes), size, address(priority), at];
  const args = [mqd, size, ...(seconds === null ? [] : [seconds])];
  const finish = (got: number): MqMessage => ({
    data: bytes.subarray(0, got),
    priority: priority.readUInt32LE(),
  });
  return { name, args, call: "mq_timedreceive", registers, keep: [bytes, priority, time], finish };
}
