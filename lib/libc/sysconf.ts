import * as machine from "../linux/constants/machine.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt } from "./check.ts";
import { raise } from "./errors.ts";
import { showName } from "./flags.ts";
import { bind, clearErrno, errno } from "./native.ts";
import type { Int } from "./types.ts";

const c_sysconf = bind<(name: number) => number>("long sysconf(int name)");

/** Bytes of a page on this machine: 4096, 16384 or 65536. */
export const PAGE: number = c_sysconf(machine._SC_PAGESIZE);

/** What this machine has or allows: _SC_PAGESIZE, …; -1 for no limit. EINVAL. `sysconf(3)` */
export function sysconf(name: Int): number {
  checkInt("name", name);
  if (hooked) beforeCall("sysconf");
  clearErrno();
  const value = c_sysconf(name);
  // No limit is -1 too, but leaves errno alone.
  if (value < 0 && errno() !== 0) raise(errno(), "sysconf", showName(name, { ...machine }));
  return value;
}
