import * as files from "../linux/constants/files.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkText } from "./check.ts";
import { raise } from "./errors.ts";
import { bind, errno } from "./native.ts";
import { layoutOf } from "./struct.ts";
import type { Descriptor, Int } from "./types.ts";

const c_fstat = bind<(fd: number, out: Buffer) => number>("int fstat(int fd, void *out)");
const c_stat = bind<(path: string, out: Buffer) => number>("int stat(const char *path, void *out)");
const c_lstat = bind<(path: string, out: Buffer) => number>(
  "int lstat(const char *path, void *out)",
);

const layout = layoutOf("stat");

/** What the kernel knows of a file: struct stat, without the prefix `st_`. `inode(7)` */
export interface Stat {
  dev: number;
  ino: number;
  /** File type and permissions: S_ISREG(mode), mode & 0o777. */
  mode: number;
  /** Names of the file. */
  nlink: number;
  uid: number;
  gid: number;
  /** Of a device: its number. */
  rdev: number;
  /** Bytes. */
  size: number;
  blksize: number;
  /** Units of 512 bytes. */
  blocks: number;
  /** Seconds since 1970, with a fraction. */
  atime: number;
  mtime: number;
  ctime: number;
}

/** What the kernel knows of the file behind a descriptor. EBADF. `stat(2)` */
export function fstat(fd: Descriptor): Stat {
  checkInt("fd", fd);
  if (hooked) beforeCall("fstat");
  const out = Buffer.alloc(layout.size);
  if (c_fstat(fd, out) < 0) raise(errno(), "fstat", fd);
  return decode(out);
}

/** What the kernel knows of the file with this name. ENOENT, EACCES. `stat(2)` */
export function stat(path: string): Stat {
  checkText("path", path);
  if (hooked) beforeCall("stat");
  const out = Buffer.alloc(layout.size);
  if (c_stat(path, out) < 0) raise(errno(), "stat", path);
  return decode(out);
}

/** As `stat`, but of a symbolic link itself. `stat(2)` */
export function lstat(path: string): Stat {
  checkText("path", path);
  if (hooked) beforeCall("lstat");
  const out = Buffer.alloc(layout.size);
  if (c_lstat(path, out) < 0) raise(errno(), "lstat", path);
  return decode(out);
}

/** A regular file? */
export const S_ISREG = (mode: Int): boolean => (mode & files.S_IFMT) === files.S_IFREG;
/** A directory? */
export const S_ISDIR = (mode: Int): boolean => (mode & files.S_IFMT) === files.S_IFDIR;
/** A pipe or FIFO? */
export const S_ISFIFO = (mode: Int): boolean => (mode & files.S_IFMT) === files.S_IFIFO;
/** A socket? */
export const S_ISSOCK = (mode: Int): boolean => (mode & files.S_IFMT) === files.S_IFSOCK;
/** A symbolic link? */
export const S_ISLNK = (mode: Int): boolean => (mode & files.S_IFMT) === files.S_IFLNK;
/** A character device, such as a terminal? */
export const S_ISCHR = (mode: Int): boolean => (mode & files.S_IFMT) === files.S_IFCHR;
/** A block device? */
export const S_ISBLK = (mode: Int): boolean => (mode & files.S_IFMT) === files.S_IFBLK;

function decode(bytes: Buffer): Stat {
  const number = (name: string): number => layout.unsigned(bytes, `st_${name}`);
  return {
    dev: number("dev"),
    ino: number("ino"),
    mode: number("mode"),
    nlink: number("nlink"),
    uid: number("uid"),
    gid: number("gid"),
    rdev: number("rdev"),
    size: number("size"),
    blksize: number("blksize"),
    blocks: number("blocks"),
    atime: layout.seconds(bytes, "st_atim"),
    mtime: layout.seconds(bytes, "st_mtim"),
    ctime: layout.seconds(bytes, "st_ctim"),
  };
}
