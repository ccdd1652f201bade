import * as sysv from "../linux/constants/sysv.ts";
import { errnoNumber } from "../linux/errno.ts";
import { wanted } from "../words/libc/arguments.ts";
import { type Blocking, blocking, waitPlain } from "./blocking.ts";
import { allocate, trim } from "./bytes.ts";
import { beforeCall, hooked, notebook } from "./call.ts";
import { bytesFor, checkData, checkInt, checkLong, checkSize, typeError } from "./check.ts";
import { raise } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { address, bind, errno } from "./native.ts";
import type { Request } from "./pending.ts";
import { showGet } from "./sysv-flags.ts";
import type { AnyKey, Data, Int, MsgId, Pid } from "./types.ts";

const c_msgget = bind<(key: number, flags: number) => number>("int msgget(int key, int flags)");
const c_msgsnd = bind<(id: number, message: Buffer, size: number, flags: number) => number>(
  "int msgsnd(int id, const void *message, size_t size, int flags)",
);
type Receive = (id: number, message: Buffer, size: number, type: number, flags: number) => number;
const c_msgrcv = bind<Receive>(
  "long msgrcv(int id, void *message, size_t size, long type, int flags)",
);

/** A message to send: a type greater than 0, which may be a process's number, and text or bytes. */
export interface Message {
  type: Int | Pid;
  text: Data;
}

/** A message that came: its type, its bytes, and these as text. */
export class Received {
  readonly type: number;
  readonly data: Buffer;
  constructor(type: number, data: Buffer) {
    this.type = type;
    this.data = data;
  }
  /** The bytes as text, all of them, NULs too. */
  get text(): string {
    return this.data.toString();
  }
}

/** The id of the message queue with this key; with IPC_CREAT it is made if there is none. ENOENT, EEXIST. `msgget(2)` */
export function msgget(key: AnyKey, flags: Int): MsgId {
  checkInt("key", key);
  checkInt("flags", flags);
  if (hooked) beforeCall("msgget");
  const id = c_msgget(key, flags);
  if (id < 0) raise(errno(), "msgget", key, showGet(flags));
  return id as MsgId;
}

/**
 * Puts a message into the queue. `size`: the bytes of its text, without the type; a shorter text is filled with NULs
 * as an array in C would be, a longer one is cut; without a size it is the text's own. Waits while the queue is full,
 * unless IPC_NOWAIT is given. EAGAIN, EIDRM, EINVAL, EACCES. `msgop(2)`
 */
export const msgsnd: Blocking<[id: MsgId | -1, message: Message, size?: Int, flags?: Int], void> =
  blocking((id, message, size, flags = 0) => {
    const length = encodeMessage(id, message, size, flags);
    if (hooked) {
      beforeCall("msgsnd");
      if (notebook && (flags & sysv.IPC_NOWAIT) === 0) {
        if (c_msgsnd(id, outgoing, length, flags | sysv.IPC_NOWAIT) === 0) return;
        return waitPlain(sendRequest(id, message, size, flags));
      }
    }
    if (c_msgsnd(id, outgoing, length, flags) < 0) {
      raise(errno(), "msgsnd", ...shownSend(id, message, length, flags));
    }
  }, sendRequest);

/**
 * Takes a message of at most `size` bytes out of the queue: the first (type 0), the first of this type, or for -n the
 * first of the lowest type up to n; with MSG_EXCEPT any but this type. Waits for one, unless IPC_NOWAIT is given.
 * ENOMSG, E2BIG (without MSG_NOERROR), EIDRM, EACCES. `msgop(2)`
 */
export const msgrcv: Blocking<
  [id: MsgId | -1, size: Int, type?: Int | Pid, flags?: Int],
  Received
> = blocking((id, size, type = 0, flags = 0) => {
  checkReceive(id, size, type, flags);
  let wait = flags;
  if (hooked) {
    beforeCall("msgrcv");
    // MSG_COPY goes together with IPC_NOWAIT only, and never waits.
    if (notebook && (flags & sysv.MSG_COPY) === 0) wait |= sysv.IPC_NOWAIT;
  }
  const bytes = allocate(8 + bytesFor(size, LARGEST));
  const got = c_msgrcv(id, bytes, size, type, wait);
  if (got >= 0) return receive(trim(bytes, 8 + got), got);
  const error = errno();
  if (wait !== flags && error === ENOMSG) return waitPlain(receiveRequest(id, size, type, flags));
  return raise(error, "msgrcv", ...shownReceive(id, size, type, flags));
}, receiveRequest);

const ENOMSG = errnoNumber("ENOMSG");
/** The message on its way into the kernel: the type, 8 bytes, then the text. */
let outgoing = Buffer.alloc(8 + 8192);

/** Checks the arguments and writes the message to `outgoing`; returns how many bytes of text. */
function encodeMessage(
  id: number,
  message: Message,
  size: number | undefined,
  flags: number,
): number {
  checkInt("id", id);
  checkInt("flags", flags);
  if (typeof message !== "object" || message === null) {
    throw typeError("message", message, wanted.message);
  }
  const { type, text } = message;
  checkLong("message.type", type);
  const isText = typeof text === "string";
  if (!isText) checkData("message.text", text);
  const length = isText ? Buffer.byteLength(text) : text.length;
  if (size !== undefined) checkSize("size", size);
  const taken = size ?? length;
  const filled = bytesFor(taken, LARGEST) === taken ? taken : 0;
  const room = Math.max(filled, length) + 8;
  if (room > outgoing.length) outgoing = Buffer.alloc(room);
  // The type is a 64-bit number; two halves spare a bigint.
  outgoing.writeInt32LE(type | 0, 0);
  outgoing.writeInt32LE(Math.floor(type / 2 ** 32) | 0, 4);
  if (isText) outgoing.write(text, 8);
  else outgoing.set(text, 8);
  if (filled > length) outgoing.fill(0, 8 + length, 8 + filled);
  return taken;
}

/** The largest MSGMAX that can be set: the kernel refuses a longer message before it looks at it. */
const LARGEST = 2 ** 31 - 1;

function sendRequest(
  id: MsgId | -1,
  message: Message,
  size?: Int,
  flags: Int = 0,
): Request<undefined> {
  const length = encodeMessage(id, message, size, flags);
  const bytes = Buffer.from(outgoing.subarray(0, 8 + bytesFor(length, LARGEST)));
  const registers = [id, address(bytes), length, flags];
  const args = shownSend(id, message, length, flags);
  const finish = (): undefined => undefined;
  return { name: "msgsnd", args, call: "msgsnd", registers, keep: bytes, finish };
}

function checkReceive(id: number, size: number, type: number, flags: number): void {
  checkInt("id", id);
  checkSize("size", size);
  checkLong("type", type);
  checkInt("flags", flags);
}

function receive(bytes: Buffer, got: number): Received {
  const type = bytes.readUInt32LE(0) + bytes.readInt32LE(4) * 2 ** 32;
  return new Received(type, bytes.subarray(8, 8 + got));
}

function receiveRequest(
  id: MsgId | -1,
  size: Int,
  type: Int | Pid = 0,
  flags: Int = 0,
): Request<Received> {
  checkReceive(id, size, type, flags);
  const bytes = Buffer.alloc(8 + bytesFor(size, LARGEST));
  const registers = [id, address(bytes), size, type, flags];
  const args = shownReceive(id, size, type, flags);
  const finish = (got: number): Received => receive(bytes, got);
  return { name: "msgrcv", args, call: "msgrcv", registers, keep: bytes, finish };
}

function shownSend(id: number, { type, text }: Message, size: number, flags: number): unknown[] {
  return [id, `type ${type}`, text, size, showFlags(flags, { IPC_NOWAIT: sysv.IPC_NOWAIT })].slice(
    0,
    5,
  );
}

function shownReceive(id: number, size: number, type: number, flags: number): unknown[] {
  const { IPC_NOWAIT, MSG_NOERROR, MSG_EXCEPT, MSG_COPY } = sysv;
  return [id, size, type, showFlags(flags, { IPC_NOWAIT, MSG_NOERROR, MSG_EXCEPT, MSG_COPY })];
}
