import * as processes from "../linux/constants/processes.ts";
import { wanted } from "../words/libc/arguments.ts";
import { notebook as say } from "../words/libc/notebook.ts";
import { beforeCall, hooked, needsProgram, notebook } from "./call.ts";
import { checkInt, rangeError, typeError } from "./check.ts";
import { raise, Shown } from "./errors.ts";
import { showName } from "./flags.ts";
import { bind, errno } from "./native.ts";
import type { Int, Process } from "./types.ts";

type Limit = (resource: number, limit: BigUint64Array) => number;
const c_getrlimit = bind<Limit>("int getrlimit(int resource, void *limit)");
const c_setrlimit = bind<Limit>("int setrlimit(int resource, const void *limit)");
type Affinity = (pid: number, size: number, set: Buffer) => number;
const c_setaffinity = bind<Affinity>(
  "int sched_setaffinity(int pid, size_t size, const void *set)",
);
const c_getaffinity = bind<Affinity>("int sched_getaffinity(int pid, size_t size, void *set)");

/** No limit. */
export const RLIM_INFINITY: number = Number.POSITIVE_INFINITY;
const NONE = 2n ** 64n - 1n;

/** A limit of this process: struct rlimit, without the prefix `rlim_`. */
export interface ResourceLimit {
  /** What holds now; the process may set it up to `max`. */
  cur: number;
  /** Only root may raise it. */
  max: number;
}

/** What this process may use of a resource: RLIMIT_NOFILE, RLIMIT_FSIZE, …. `getrlimit(2)` */
export function getrlimit(resource: Int): ResourceLimit {
  checkInt("resource", resource);
  if (hooked) beforeCall("getrlimit");
  const pair = new BigUint64Array(2);
  if (c_getrlimit(resource, pair) < 0) raise(errno(), "getrlimit", showName(resource, names));
  const [cur, max] = Array.from(pair, (n) => (n === NONE ? RLIM_INFINITY : Number(n)));
  return { cur: cur as number, max: max as number };
}

/** Sets what this process may use; RLIM_INFINITY for no limit. EINVAL, EPERM. `getrlimit(2)` */
export function setrlimit(resource: Int, limit: ResourceLimit): void {
  checkInt("resource", resource);
  if (typeof limit !== "object" || limit === null) throw typeError("limit", limit, wanted.limit);
  const pair = new BigUint64Array([encode("limit.cur", limit.cur), encode("limit.max", limit.max)]);
  if (hooked) {
    beforeCall("setrlimit");
    if (notebook) throw needsProgram("setrlimit", say.limit());
  }
  if (c_setrlimit(resource, pair) < 0) {
    raise(
      errno(),
      "setrlimit",
      showName(resource, names),
      new Shown(`{${limit.cur}, ${limit.max}}`),
    );
  }
}

/** On which CPUs a process (0: this one) may run. EINVAL. `sched_setaffinity(2)` */
export function sched_setaffinity(pid: Process, cpus: Int[]): void {
  checkInt("pid", pid);
  if (!Array.isArray(cpus)) throw typeError("cpus", cpus, wanted.cpus);
  const set = Buffer.alloc(SET);
  for (const cpu of cpus) {
    if (cpu >>> 0 !== cpu || cpu >= SET * 8)
      throw rangeError("cpus", cpu, wanted.range(0, SET * 8 - 1));
    set[cpu >> 3] = (set[cpu >> 3] as number) | (1 << (cpu & 7));
  }
  if (hooked) beforeCall("sched_setaffinity");
  if (c_setaffinity(pid, SET, set) < 0) {
    raise(errno(), "sched_setaffinity", pid, new Shown(`[${cpus}]`));
  }
}

/** The CPUs that a process (0: this one) may run on. `sched_setaffinity(2)` */
export function sched_getaffinity(pid: Process = 0): number[] {
  checkInt("pid", pid);
  if (hooked) beforeCall("sched_getaffinity");
  const set = Buffer.alloc(SET);
  if (c_getaffinity(pid, SET, set) < 0) raise(errno(), "sched_getaffinity", pid);
  const cpus: number[] = [];
  for (let cpu = 0; cpu < SET * 8; cpu++) {
    if (((set[cpu >> 3] as number) >> (cpu & 7)) & 1) cpus.push(cpu);
  }
  return cpus;
}

/** Bytes of a cpu_set_t. */
const SET = 128;
const names = Object.fromEntries(
  Object.entries(processes).filter(([name]) => name.startsWith("RLIMIT_")),
);

function encode(name: string, value: number): bigint {
  if (value === RLIM_INFINITY) return NONE;
  if (!Number.isSafeInteger(value)) throw rangeError(name, value, wanted.limitValue);
  return BigInt(value); // the array makes an unsigned number of it, as C does
}
