import { MFD_ALLOW_SEALING, MFD_CLOEXEC } from "../linux/constants/memory.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkText, checkUint } from "./check.ts";
import { raise } from "./errors.ts";
import { openFlags } from "./file.ts";
import { showFlags, showMode } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { rememberFd } from "./own-descriptors.ts";
import type { Fd, Int } from "./types.ts";

const c_memfd = bind<(name: string, flags: number) => number>(
  "int memfd_create(const char *name, uint flags)",
);
const c_shm_open = bind<(name: string, flags: number, mode: number) => number>(
  "int shm_open(const char *name, int flags, uint mode)",
);
const c_shm_unlink = bind<(name: string) => number>("int shm_unlink(const char *name)");

/** A file in memory without a path; `name` is only for /proc. ftruncate it before it is mapped. `memfd_create(2)` */
export function memfd_create(name: string, flags: Int = 0): Fd {
  checkText("name", name);
  checkUint("flags", flags);
  if (hooked) beforeCall("memfd_create");
  const fd = c_memfd(name, flags);
  if (fd < 0) {
    raise(errno(), "memfd_create", name, showFlags(flags, { MFD_CLOEXEC, MFD_ALLOW_SEALING }));
  }
  return rememberFd(fd);
}

/** Opens or makes POSIX shared memory: `shm_open("/name", O_RDWR | O_CREAT, 0o600)`. ENOENT, EEXIST. `shm_open(3)` */
export function shm_open(name: string, flags: Int, mode: Int = 0): Fd {
  checkText("name", name);
  checkInt("flags", flags);
  checkUint("mode", mode);
  if (hooked) beforeCall("shm_open");
  const fd = c_shm_open(name, flags, mode);
  if (fd < 0) raise(errno(), "shm_open", name, openFlags(flags), showMode(mode));
  return rememberFd(fd);
}

/** Removes the name; the memory goes with its last mapping and descriptor. ENOENT. `shm_open(3)` */
export function shm_unlink(name: string): void {
  checkText("name", name);
  if (hooked) beforeCall("shm_unlink");
  if (c_shm_unlink(name) < 0) raise(errno(), "shm_unlink", name);
}
