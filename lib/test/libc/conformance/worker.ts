/*
 * Theory of operation: runs cases, given by their ids, each in a process of its own, and writes a line for each:
 * "open-01 ENOENT open", "mmap-16 SIGBUS", "x-00 none" for a call that did not fail, or an error's text after the id.
 *
 * A case's process is a fork of this one, which is why this Node has a single thread (see native/box/sandbox/fork.c). It
 * goes into an IPC namespace of its own and an empty directory, which this process removes. An alarm ends it after 50 s.
 * A process that is not root gets the namespace by way of a user namespace in which it stays who it is.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import koffi from "koffi";
import * as c from "../../../libc/index.ts";
import { numberOf } from "../../../linux/calls.ts";
import { cases } from "./cases.ts";
import { conditions } from "./conditions.ts";
import { type Case, DISK, type Place } from "./types.ts";

const libc = koffi.load("libc.so.6");
const box = koffi.load(join(import.meta.dirname, "../../../../native/build/box.so"));
const fork = box.func("int fork_bare()") as () => number;
const unshare = libc.func("int unshare(int flags)") as (flags: number) => number;
const identity = [
  "setgroups(size_t n, void *list)",
  "setresgid(int r, int e, int s)",
  "setresuid(int r, int e, int s)",
];
const [setgroups, setresgid, setresuid] = identity.map((f) => libc.func(`int ${f}`));
const { getpid, kill, waitpid, alarm, sigaction, SIGALRM, SIG_DFL } = c;
const NOBODY = 65534;

for (const id of process.argv.slice(2)) runCase(id);

function runCase(id: string): void {
  const dir = mkdtempSync(join(DISK, "ipc-case-"));
  chmodSync(dir, 0o777);
  const pid = fork();
  if (pid === 0) inside(id, dir);
  const { signal } = waitpid(pid);
  if (signal !== null) c.write(1, `${id} ${signal}\n`);
  rmSync(dir, { recursive: true, force: true });
}

function inside(id: string, dir: string): never {
  try {
    sigaction(SIGALRM, { handler: SIG_DFL });
    // Node keeps SIGUSR1 back with --disable-sigusr1.
    c.sigprocmask(c.SIG_SETMASK, []);
    alarm(50);
    process.chdir(dir);
    process.umask(0o022);
    separate();
    ((conditions[id]?.[3] ?? cases[id]) as Extract<Case, (place: Place) => unknown>)(place());
    report(`${id} none`);
  } catch (error) {
    const failed = c.isCallError(error) ? `${error.code} ${error.syscall}` : (error as Error).stack;
    report(`${id} ${failed}`);
  }
  return c._exit(0);
}

/** In one write: the two workers of a test may share a pipe. */
function report(line: string): void {
  c.write(1, `${line.replaceAll("\n", " | ")}\n`);
}

function separate(): void {
  const NEWIPC = 0x08000000;
  const NEWUSER = 0x10000000;
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  if (unshare(uid === 0 ? NEWIPC : NEWIPC | NEWUSER) !== 0) {
    throw new Error(`unshare: errno ${koffi.errno()}`);
  }
  if (uid === 0) return;
  writeFileSync("/proc/self/setgroups", "deny");
  writeFileSync("/proc/self/uid_map", `${uid} ${uid} 1`);
  writeFileSync("/proc/self/gid_map", `${gid} ${gid} 1`);
}

function place(): Place {
  return {
    c,
    nobody() {
      const failed = [
        setgroups?.(0, null),
        setresgid?.(NOBODY, NOBODY, NOBODY),
        setresuid?.(NOBODY, NOBODY, NOBODY),
      ];
      if (failed.some((result) => result !== 0))
        throw new Error("this process may not become nobody");
    },
    child(run) {
      const pid = fork();
      if (pid !== 0) return c.asPid(pid);
      run();
      return c._exit(0);
    },
    asleep(pid, call) {
      const file = `/proc/${pid}/syscall`;
      while (!readFileSync(file, "utf8").startsWith(`${numberOf(call)} `)) kill(getpid(), 0);
    },
    file(name, content = "", mode = 0o644) {
      writeFileSync(name, content, { mode });
      return name;
    },
    raw: (prototype) => libc.func(prototype) as (...args: unknown[]) => number,
  };
}
