import { beforeCall, hooked } from "./call.ts";
import { bind } from "./native.ts";

const c_getuid = bind<() => number>("uint getuid()");
const c_geteuid = bind<() => number>("uint geteuid()");
const c_getgid = bind<() => number>("uint getgid()");

/** The user that this process belongs to. `getuid(2)` */
export function getuid(): number {
  if (hooked) beforeCall("getuid");
  return c_getuid();
}

/** The user whose rights count for this process. `getuid(2)` */
export function geteuid(): number {
  if (hooked) beforeCall("geteuid");
  return c_geteuid();
}

/** The group that this process belongs to. `getgid(2)` */
export function getgid(): number {
  if (hooked) beforeCall("getgid");
  return c_getgid();
}
