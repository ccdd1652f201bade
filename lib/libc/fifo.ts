import { beforeCall, hooked } from "./call.ts";
import { checkSize, checkText, checkUint } from "./check.ts";
import { raise } from "./errors.ts";
import { showMode } from "./flags.ts";
import { bind, errno } from "./native.ts";
import type { Int } from "./types.ts";

const c_mkfifo = bind<(path: string, mode: number) => number>(
  "int mkfifo(const char *path, uint mode)",
);
const c_mknod = bind<(path: string, mode: number, dev: number) => number>(
  "int mknod(const char *path, uint mode, ulong dev)",
);

/** Makes a FIFO, a pipe with a name; the mode is less the umask. EEXIST, ENOENT, EACCES. `mkfifo(3)` */
export function mkfifo(path: string, mode: Int): void {
  checkText("path", path);
  checkUint("mode", mode);
  if (hooked) beforeCall("mkfifo");
  if (c_mkfifo(path, mode) < 0) raise(errno(), "mkfifo", path, showMode(mode));
}

/** Makes a FIFO (S_IFIFO|0644), an empty file, a socket's name or a device. EEXIST, EPERM. `mknod(2)` */
export function mknod(path: string, mode: Int, dev: Int = 0): void {
  checkText("path", path);
  checkUint("mode", mode);
  checkSize("dev", dev);
  if (hooked) beforeCall("mknod");
  if (c_mknod(path, mode, dev) < 0) raise(errno(), "mknod", path, showMode(mode), dev);
}
