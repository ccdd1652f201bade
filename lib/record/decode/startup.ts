/**
 * Which calls are the loader's and the C library's own: before a command's main begins (ld.so(8)), and where the
 * library lets no signal come between, as in fork since glibc 2.41.
 */

import { SIG_SETMASK } from "../../linux/constants/processes.ts";
import type { RawCall } from "../raw.ts";
import type { Call } from "../types.ts";

const LIBRARY = new Set(
  "brk arch_prctl set_tid_address set_robust_list rseq prlimit64 getrandom mprotect rt_sigprocmask".split(
    " ",
  ),
);
/** No program makes these by itself. */
const ALWAYS = new Set("arch_prctl set_robust_list rseq brk set_tid_address".split(" "));

export class Startup {
  readonly #loading = new Set<number>();
  /** Processes that the box is still making into a command. */
  readonly #searching = new Set<number>();
  /** The library has blocked all of the process's signals and has not put its mask back yet. */
  readonly #still = new Set<number>();

  /** A program's first process, which is to become a command: the box looks for it in PATH. */
  beginSearch(pid: number): void {
    this.#searching.add(pid);
  }

  /** The process begins to run a new image. */
  begin(pid: number): void {
    this.#loading.add(pid);
    this.#searching.delete(pid);
  }

  /** A process is made; its signals are blocked as its parent's. */
  beginProcess(pid: number, parent: number): void {
    if (this.#still.has(parent)) this.#still.add(pid);
  }

  isLoading(raw: RawCall, call: Call): boolean {
    if (call.syscall === "rt_sigprocmask" && this.#isStill(raw)) return true;
    if (this.#searching.has(raw.pid)) return call.syscall !== "execve";
    if (ALWAYS.has(call.syscall)) return true;
    if (!this.#loading.has(raw.pid) || call.syscall === "execve") return false;
    if (raw.ip === "loader" || LIBRARY.has(call.syscall) || isLoaderFile(raw, call)) return true;
    this.#loading.delete(raw.pid);
    return false;
  }

  #isStill(raw: RawCall): boolean {
    if (blocksAll(raw)) this.#still.add(raw.pid);
    else if (Number(raw.args[0]) === SIG_SETMASK) return this.#still.delete(raw.pid);
    return this.#still.has(raw.pid);
  }
}

/** Only the library does: what a program blocks by sigprocmask(3) never has signals 32 and 33, which are the library's. */
function blocksAll(raw: RawCall): boolean {
  const set = Buffer.from(raw.mem?.[1] ?? "", "base64");
  return set.length === 8 && set.every((byte) => byte === 0xff);
}

function isLoaderFile(raw: RawCall, call: Call): boolean {
  const path = raw.str?.[1] ?? raw.str?.[0];
  if (path !== undefined) return /^\/etc\/ld\.so|\.so(\.|$)|\/locale\/|gconv/.test(path);
  if (call.syscall === "read") return Buffer.from(raw.data ?? "", "base64").includes("ELF");
  return "fstat newfstatat pread64 mmap munmap close".split(" ").includes(call.syscall);
}
