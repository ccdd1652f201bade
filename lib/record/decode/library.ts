/** From the kernel's call to the C library's: which function a program called that ended up in this system call. */

import type { Architecture } from "../../linux/architecture.ts";
import { callOf, type SystemCall } from "../../linux/calls.ts";
import { S_IFIFO, S_IFMT } from "../../linux/constants/files.ts";
import {
  ALLPERMS,
  AT_FDCWD,
  AT_REMOVEDIR,
  AT_SYMLINK_NOFOLLOW,
  CLONE_THREAD,
  CLONE_VFORK,
  CLONE_VM,
} from "../../linux/constants/traced.ts";
import type { RawCall } from "../raw.ts";
import type { Argument } from "../types.ts";
import { type LibraryCall, standIn } from "./stand-ins.ts";

/** Calls of a directory descriptor, when it is the working directory (the first argument then goes). */
const AT = new Set("openat mkdirat unlinkat newfstatat fchmodat faccessat faccessat2".split(" "));

/** The library's name and the arguments that it takes. */
export function libraryCall(
  raw: RawCall,
  args: Argument[],
  architecture: Architecture,
): LibraryCall {
  const call = callOf(raw.nr, architecture);
  return standIn(raw, call.name, args, architecture) ?? ownCall(call, raw, args);
}

/** As on all machines. */
function ownCall({ name: syscall, said }: SystemCall, raw: RawCall, args: Argument[]): LibraryCall {
  const int = (index: number): number => Number(BigInt.asIntN(32, BigInt(raw.args[index] ?? "0")));
  const plain = args.slice(1);
  if (AT.has(syscall) && int(0) === AT_FDCWD)
    return atWorkingDirectory(syscall, said, plain, raw, int);
  if (syscall === "newfstatat" && raw.str?.[1] === "")
    return {
      name: "fstat",
      args: args
        .filter((a) => a.name === "dirfd" || a.name === "statbuf")
        .map((a) => (a.name === "dirfd" ? { ...a, name: "fd" } : a)),
    };
  switch (syscall) {
    case "wait4":
      return waitCall(args, int);
    case "clone":
    case "clone3":
      return cloneCall(syscall, raw, args, int);
    case "pipe2":
      return int(1) === 0 ? { name: "pipe", args: args.slice(0, 1) } : { name: "pipe2", args };
    case "accept4":
      return int(3) === 0 ? { name: "accept", args: args.slice(0, -1) } : { name: "accept4", args };
    case "eventfd2":
      return { name: "eventfd", args };
    case "sendto":
      return raw.args[4] === "0"
        ? { name: "send", args: args.slice(0, 4) }
        : { name: "sendto", args };
    case "recvfrom":
      return raw.args[4] === "0"
        ? { name: "recv", args: args.slice(0, 4) }
        : { name: "recvfrom", args };
    case "mknod":
    case "mknodat":
      return mknodCall(syscall === "mknod" ? args : plain, int(syscall === "mknod" ? 1 : 2));
    case "clock_nanosleep":
      return sleepCall(raw, args);
    case "unlink":
      return unlinkCall("unlink", args, raw.str?.[0]);
    case "renameat2":
    case "renameat":
      return { name: "rename", args: args.filter((a) => a.name.endsWith("path")) };
    case "linkat":
      return { name: "link", args: args.filter((a) => a.name.endsWith("path")) };
    case "semtimedop":
      return raw.args[3] === "0"
        ? { name: "semop", args: args.slice(0, 3) }
        : { name: "semtimedop", args };
    case "tgkill":
      return { name: "raise", args: args.slice(-1) };
    case "mq_timedsend":
    case "mq_timedreceive":
      return { name: said, args: args.slice(0, 4) };
    case "newfstatat":
      return { name: "stat", args };
    default:
      return { name: AT.has(syscall) ? syscall : said, args };
  }
}

function atWorkingDirectory(
  syscall: string,
  name: string,
  args: Argument[],
  raw: RawCall,
  int: (index: number) => number,
): LibraryCall {
  const path = raw.str?.[1] ?? "";
  if (syscall === "openat" && path.startsWith("/dev/shm/")) {
    const rest = args
      .slice(1)
      .map((a) =>
        a.name === "flags"
          ? { ...a, text: a.text.replace("|O_NOFOLLOW", "").replace("|O_CLOEXEC", "") }
          : a,
      );
    return {
      name: "shm_open",
      args: [{ name: "name", text: JSON.stringify(path.slice(8)) }, ...rest],
    };
  }
  if (syscall === "unlinkat") {
    if (int(2) & AT_REMOVEDIR) return { name: "rmdir", args: args.slice(0, 1) };
    return unlinkCall("unlink", args.slice(0, 1), path);
  }
  if (syscall === "newfstatat")
    return { name: int(3) & AT_SYMLINK_NOFOLLOW ? "lstat" : "stat", args: args.slice(0, 2) };
  if (syscall === "faccessat2") return { name, args: args.slice(0, 2) };
  return { name, args };
}

function unlinkCall(name: string, args: Argument[], path: string | undefined): LibraryCall {
  if (!path?.startsWith("/dev/shm/")) return { name, args };
  return { name: "shm_unlink", args: [{ name: "name", text: JSON.stringify(path.slice(8)) }] };
}

function waitCall(args: Argument[], int: (index: number) => number): LibraryCall {
  const status = args[1];
  if (int(0) === -1 && int(2) === 0) return { name: "wait", args: status ? [status] : [] };
  return { name: "waitpid", args: args.slice(0, 3) };
}

function cloneCall(
  syscall: string,
  raw: RawCall,
  args: Argument[],
  int: (index: number) => number,
): LibraryCall {
  const bytes = raw.mem?.[0] ? Buffer.from(raw.mem[0], "base64") : null;
  const flags =
    syscall === "clone3" ? (bytes && bytes.length >= 4 ? bytes.readUInt32LE(0) : 0) : int(0);
  if (flags & CLONE_THREAD) return { name: "pthread_create", args: [] };
  if (flags & CLONE_VFORK) return { name: "vfork", args: [] };
  if (flags & CLONE_VM) return { name: "clone", args };
  return { name: "fork", args: [] };
}

function mknodCall(args: Argument[], mode: number): LibraryCall {
  if ((mode & S_IFMT) !== S_IFIFO) return { name: "mknod", args };
  const value = mode & ALLPERMS;
  const [path] = args;
  return {
    name: "mkfifo",
    args: [...(path ? [path] : []), { name: "mode", text: `0o${value.toString(8)}`, value }],
  };
}

/** sleep gives whole seconds, nanosleep and usleep anything. */
function sleepCall(raw: RawCall, args: Argument[]): LibraryCall {
  const request = args.find((a) => a.name === "request");
  const bytes = Buffer.from(raw.mem?.[2] ?? "", "base64");
  const whole = bytes.length >= 16 && bytes.readBigInt64LE(8) === 0n;
  const isPlain = raw.args[0] === "0" && raw.args[1] === "0";
  if (isPlain && whole) {
    const value = Number(bytes.readBigInt64LE(0));
    return { name: "sleep", args: [{ name: "seconds", text: String(value), value }] };
  }
  return isPlain && request
    ? { name: "nanosleep", args: [request] }
    : { name: "clock_nanosleep", args };
}
