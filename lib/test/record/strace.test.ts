// The record is complete: the same programs under strace -f make the same calls, in the same order, with the same results.
//
// The differences, all of them: strace shows more in UNRECORDED, which no lesson is about and the box does not stop at;
// results that are numbers of the moment (processes, identifiers, addresses) differ from run to run; the record begins
// with the box's search for the command in PATH.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PATH_FOLDERS, PEERS } from "../../program/peers.ts";
import { run } from "../../program/run.ts";
import type { RunRecord } from "../../record/types.ts";

const peers = join(import.meta.dirname, "..", "..", "..", "native", "build", "peers");

const UNRECORDED = new Set(
  "fadvise64 brk arch_prctl set_tid_address set_robust_list rseq getrandom exit rt_sigreturn getgid getegid geteuid getppid statfs".split(
    " ",
  ),
);
/** Numbers of the moment. */
const VARYING = new Set(
  "getuid getcwd fork vfork clone clone3 wait4 getpid getppid mmap shmat mremap shmget msgget semget execve exit_group".split(
    " ",
  ),
);

const programs: [string, string[]][] = [
  ["one of each kind of call", ["tour"]],
  ["a shell's pipeline", ["sh", "-c", "echo one two | cat | cat"]],
  ["redirections of a shell", ["sh", "-c", "echo text > file; cat < file 2>&1; rm file"]],
];

describe("the record beside strace -f", () => {
  before(function () {
    try {
      execFileSync("strace", ["-o", "/dev/null", "true"], { stdio: "ignore" });
    } catch {
      console.log("      strace is not installed or may not trace here: nothing to compare with");
      this.skip();
    }
  });

  for (const [what, command] of programs) {
    it(`has the same calls for ${what}`, async () => {
      const { record, exitCode } = await run({ program: command, env: { LANG: "C" } });
      assert.equal(exitCode, 0);
      const ours = ofRecord(record);
      const theirs = ofStrace(command);
      assert.equal(ours.length, theirs.length, "processes");
      for (const [index, calls] of ours.entries()) assert.deepEqual(calls, theirs[index]);
    });
  }
});

/** For each process, in the order of creation: "write 5", "openat ENOENT". */
function ofRecord(record: RunRecord): string[][] {
  const begin = record.calls.findIndex((call) => call.name === "execve");
  return record.processes.map(({ name }) =>
    record.calls
      .slice(begin)
      .filter((call) => call.process === name)
      .map((call) => text(call.syscall, call.errno ?? String(call.result)))
      .filter((line) => line !== null),
  );
}

function ofStrace(command: string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "strace-"));
  try {
    const log = join(folder, "log");
    const env = { PATH: PATH_FOLDERS.replace(PEERS, peers), LANG: "C" };
    // Standard output as in the box: a file that is appended to.
    const out = openSync(join(folder, "out"), "a");
    execFileSync("strace", ["-f", "-qq", "-e", "signal=none", "-o", log, ...command], {
      cwd: folder,
      env,
      stdio: ["ignore", out, "inherit"],
    });
    closeSync(out);
    return readLog(readFileSync(log, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Joins what strace split ("<unfinished ...>", "resumed") and sorts it by process. */
function readLog(log: string): string[][] {
  const byPid = new Map<string, string[]>();
  const open = new Map<string, string>();
  for (const line of log.trim().split("\n")) {
    const [, pid = "", rest = ""] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const calls = byPid.get(pid) ?? [];
    byPid.set(pid, calls);
    const name = /^(?:<\.\.\. )?(\w+)/.exec(rest)?.[1] ?? "";
    if (rest.endsWith("<unfinished ...>")) {
      open.set(pid, name);
      continue;
    }
    const result = / = (-?\w+|\?)(?: (E\w+))?[^=]*$/.exec(rest);
    // A signal came between, and the kernel makes the call again: to the program it is one call.
    if (result?.[2]?.startsWith("ERESTART")) continue;
    const line2 = text(name, result?.[2] ?? result?.[1] ?? "?");
    if (line2 !== null) calls.push(line2);
  }
  // The kernel numbers processes as they are made; which of them runs first is another matter.
  return [...byPid].sort(([a], [b]) => Number(a) - Number(b)).map(([, calls]) => calls);
}

function text(name: string, result: string): string | null {
  if (UNRECORDED.has(name)) return null;
  return VARYING.has(name) && !result.startsWith("E") ? name : `${name} ${result}`;
}
