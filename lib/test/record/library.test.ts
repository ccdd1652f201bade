// What a program called, by what its kernel was asked for: on arm64 the library makes older calls of newer ones. Here
// from written streams, which any machine reads; native.test.ts lets a program in C make the calls on the machine's own.
import assert from "node:assert/strict";
import { CALLS } from "../../linux/calls.ts";
import { AT_FDCWD } from "../../linux/constants/traced.ts";
import { decode } from "../../record/decode/decode.ts";
import type { RawCall, RawEvent } from "../../record/raw.ts";
import type { RunRecord } from "../../record/types.ts";
import { callText } from "../program/called.ts";

const NAMES = { x64: "x86_64", arm64: "aarch64" };
const CWD = BigInt.asUintN(64, BigInt(AT_FDCWD));
const POINTER = 4096;

type Asked = [name: string, args: (number | bigint)[], more?: Partial<RawCall>];

const longs = (...numbers: number[]): string =>
  Buffer.from(BigInt64Array.from(numbers, BigInt).buffer).toString("base64");
const polled = Buffer.from([3, 0, 0, 0, 1, 0, 0, 0]).toString("base64");
const path = (name: string, index = 0): Partial<RawCall> => ({ str: { [index]: name } });
const both = (...asked: Asked): [Asked, Asked] => [asked, asked];
const until = (timespec: string): Partial<RawCall> => ({ mem: { 0: polled, 2: timespec } });

/** A line of C, and what the library makes of it on x64 and on arm64. */
// biome-ignore format: a call a line
const rows: [line: string, [x64: Asked, arm64: Asked]][] = [
  ["dup2(4, 7) = 0", [["dup2", [4, 7]], ["dup3", [4, 7, 0]]]],
  ["dup3(4, 7, O_CLOEXEC) = 0", both("dup3", [4, 7, 0o2000000])],
  ["pipe(pipefd) = 0", both("pipe2", [POINTER, 0])],
  ["pipe2(pipefd, O_NONBLOCK) = 0", both("pipe2", [POINTER, 0o4000])],
  ['open("f", O_RDONLY|O_DIRECTORY) = 0', [["openat", [CWD, POINTER, 0o200000], path("f", 1)], ["openat", [CWD, POINTER, 0o40000], path("f", 1)]]],
  ['open("f", O_RDONLY|O_NOFOLLOW) = 0', [["openat", [CWD, POINTER, 0o400000], path("f", 1)], ["openat", [CWD, POINTER, 0o100000], path("f", 1)]]],
  ['open(".", O_RDWR|O_TMPFILE, 0o600) = 0', [["openat", [CWD, POINTER, 0o20200002, 0o600], path(".", 1)], ["openat", [CWD, POINTER, 0o20040002, 0o600], path(".", 1)]]],
  ['shm_open("/s", O_RDONLY) = 0', [["openat", [CWD, POINTER, 0o2400000], path("/dev/shm/s", 1)], ["openat", [CWD, POINTER, 0o2100000], path("/dev/shm/s", 1)]]],
  ['shm_unlink("/s") = 0', [["unlink", [POINTER], path("/dev/shm/s")], ["unlinkat", [CWD, POINTER, 0], path("/dev/shm/s", 1)]]],
  ['unlink("f") = 0', [["unlink", [POINTER], path("f")], ["unlinkat", [CWD, POINTER, 0], path("f", 1)]]],
  ['rmdir("d") = 0', [["rmdir", [POINTER], path("d")], ["unlinkat", [CWD, POINTER, 0x200], path("d", 1)]]],
  ['mkdir("d", 0o700) = 0', [["mkdir", [POINTER, 0o700], path("d")], ["mkdirat", [CWD, POINTER, 0o700], path("d", 1)]]],
  ['mkfifo("q", 0o600) = 0', both("mknodat", [CWD, POINTER, 0o10600], path("q", 1))],
  ['rename("f", "g") = 0', [["rename", [POINTER, POINTER], { str: { 0: "f", 1: "g" } }], ["renameat", [CWD, POINTER, CWD, POINTER], { str: { 1: "f", 3: "g" } }]]],
  ['link("f", "g") = 0', [["link", [POINTER, POINTER], { str: { 0: "f", 1: "g" } }], ["linkat", [CWD, POINTER, CWD, POINTER, 0], { str: { 1: "f", 3: "g" } }]]],
  ['symlink("f", "g") = 0', [["symlink", [POINTER, POINTER], { str: { 0: "f", 1: "g" } }], ["symlinkat", [POINTER, CWD, POINTER], { str: { 0: "f", 2: "g" } }]]],
  ['symlinkat("f", 5, "g") = 0', both("symlinkat", [POINTER, 5, POINTER], { str: { 0: "f", 2: "g" } })],
  ['readlink("g", 64) = 0', [["readlink", [POINTER, POINTER, 64], path("g")], ["readlinkat", [CWD, POINTER, POINTER, 64], path("g", 1)]]],
  ['access("f", R_OK) = 0', [["access", [POINTER, 4], path("f")], ["faccessat", [CWD, POINTER, 4], path("f", 1)]]],
  ['chmod("f", 0o640) = 0', [["chmod", [POINTER, 0o640], path("f")], ["fchmodat", [CWD, POINTER, 0o640], path("f", 1)]]],
  ['chown("f", 1, 2) = 0', [["chown", [POINTER, 1, 2], path("f")], ["fchownat", [CWD, POINTER, 1, 2, 0], path("f", 1)]]],
  ['lchown("f", 1, 2) = 0', [["lchown", [POINTER, 1, 2], path("f")], ["fchownat", [CWD, POINTER, 1, 2, 0x100], path("f", 1)]]],
  ['stat("f", &statbuf) = 0', both("newfstatat", [CWD, POINTER, POINTER, 0], path("f", 1))],
  ['lstat("f", &statbuf) = 0', both("newfstatat", [CWD, POINTER, POINTER, 0x100], path("f", 1))],
  ["fstat(3, &statbuf) = 0", both("newfstatat", [3, POINTER, POINTER, 0x1000], path("", 1))],
  ["fstat(3, &statbuf) = 0", both("fstat", [3, POINTER])],
  ["poll([{fd 3, POLLIN}], 1, 1500) = 0", [["poll", [POINTER, 1, 1500], { mem: { 0: polled } }], ["ppoll", [POINTER, 1, POINTER, 0, 0], until(longs(1, 5e8))]]],
  ["poll([{fd 3, POLLIN}], 1, 0) = 0", [["poll", [POINTER, 1, 0], { mem: { 0: polled } }], ["ppoll", [POINTER, 1, POINTER, 0, 0], until(longs(0, 0))]]],
  ["poll([{fd 3, POLLIN}], 1, -1) = 0", [["poll", [POINTER, 1, 0xffffffff], { mem: { 0: polled } }], ["ppoll", [POINTER, 1, 0, 0, 0], { mem: { 0: polled } }]]],
  ["poll(NULL, 0, 3) = 0", [["poll", [0, 0, 3]], ["ppoll", [0, 0, POINTER, 0, 0], { mem: { 2: longs(0, 3e6) } }]]],
  ["pause() = -1 EINTR", [["pause", [], { ret: "-4" }], ["ppoll", [0, 0, 0, 0, 0], { ret: "-4" }]]],
  ["poll([{fd 3, POLLIN}], 1, 0.0015 s, NULL) = 0", both("ppoll", [POINTER, 1, POINTER, 0, 8], until(longs(0, 15e5)))],
  ["select(4, 0x1000, NULL, NULL, 0.002 s) = 0", both("pselect6", [4, POINTER, 0, 0, POINTER, 0], { mem: { 4: longs(0, 2e6) } })],
  ["epoll_wait(5, 2, 100) = 0", [["epoll_wait", [5, POINTER, 2, 100]], ["epoll_pwait", [5, POINTER, 2, 100, 0, 8]]]],
  ["eventfd(3, 0) = 0", both("eventfd2", [3, 0])],
  ["alarm(7) = 0", [["alarm", [7]], ["setitimer", [0, POINTER, POINTER], { mem: { 1: longs(0, 0, 7, 0) } }]]],
  ["alarm(0) = 7", [["alarm", [0], { ret: "7" }], ["setitimer", [0, POINTER, POINTER], { mem: { 1: longs(0, 0, 0, 0), 2: longs(0, 0, 6, 902382) } }]]],
  ["setitimer(0, 0x1000) = 0", both("setitimer", [0, POINTER, 0], { mem: { 1: longs(0, 0, 7, 0) } })],
  ["fork() = 9", both("clone", [0x1200011, 0], { ret: "9" })],
  ["vfork() = 9", [["vfork", [], { ret: "9" }], ["clone", [0x4111, POINTER], { ret: "9" }]]],
  ["wait(NULL) = 9", both("wait4", [0xffffffff, 0, 0], { ret: "9" })],
  ["sigsuspend([SIGUSR1]) = -1 EINTR", both("rt_sigsuspend", [POINTER, 8], { mem: { 0: longs(1 << 9) }, ret: "-4" })],
];

describe("what a program called", () => {
  for (const [line, asked] of rows) {
    it(`is ${line} on both machines`, () => {
      const texts = asked.map((one, i) =>
        callText(recordOf(i === 0 ? "x64" : "arm64", one).calls[0] as RunRecord["calls"][number]),
      );
      assert.deepEqual(texts, [line, line]);
    });
  }

  it("keeps its name on x64, where it is a call of its own", () => {
    const zero = recordOf("x64", ["dup3", [4, 7, 0]]);
    assert.equal(callText(zero.calls[0] as RunRecord["calls"][number]), "dup3(4, 7, 0) = 0");
    assert.deepEqual([zero.calls[0]?.syscall, zero.machine.arch], ["dup3", "x86_64"]);
  });

  it("is found for each call that arm64 does not have, but for these", () => {
    const found = new Set(rows.map(([line]) => line.split("(")[0]));
    const missing = CALLS.filter(({ name, numbers }) => numbers.arm64 === null && !found.has(name));
    // As the other call has it (stand-ins.ts), as on x64 (the library does not make them there either), or x64's alone.
    const kept = "creat epoll_create inotify_init";
    const unused = "getdents utime mknod signalfd";
    assert.deepEqual(
      missing.map(({ name }) => name).sort(),
      `${kept} ${unused} arch_prctl`.split(" ").sort(),
    );
  });
});

describe("a wait for several things", () => {
  // biome-ignore format: a call a line
  const waits: [line: string, Asked, kind: string, forever: boolean][] = [
    ["poll(&p, 1, 1500)", ["ppoll", [POINTER, 1, POINTER, 0, 0], until(longs(1, 5e8))], "poll", false],
    ["poll(&p, 1, -1)", ["ppoll", [POINTER, 1, 0, 0, 0], { mem: { 0: polled } }], "poll", true],
    ["pause()", ["ppoll", [0, 0, 0, 0, 0]], "signal", true],
    ["select(4, &r, NULL, NULL, &tv)", ["pselect6", [4, POINTER, 0, 0, POINTER]], "poll", false],
    ["select(4, &r, NULL, NULL, NULL)", ["pselect6", [4, POINTER, 0, 0, 0]], "poll", true],
    ["epoll_wait(5, ev, 2, 100)", ["epoll_pwait", [5, POINTER, 2, 100, 0, 8]], "poll", false],
    ["epoll_wait(5, ev, 2, -1)", ["epoll_pwait", [5, POINTER, 2, 0xffffffff, 0, 8]], "poll", true],
  ];
  for (const [line, [name, args, more], kind, forever] of waits) {
    it(`${forever ? "lasts for ever" : "ends by itself"} in ${line} on arm64`, () => {
      const { ending } = recordOf("arm64", [name, args, { ...more, ret: undefined }], "wall-time");
      assert.deepEqual(
        ending.waits.map((wait) => [wait.kind, wait.forever]),
        [[kind, forever]],
      );
    });
  }
});

/** The record of a machine on which a program made one call. */
function recordOf(architecture: "x64" | "arm64", asked: Asked, limit?: string): RunRecord {
  const [name, args, more = {}] = asked;
  const file = { path: "", file: "1:1", mode: 0, size: 0, links: 0 };
  const nr = CALLS.find((call) => call.name === name)?.numbers[architecture];
  assert.ok(nr !== undefined && nr !== null, `${name} on ${architecture}`);
  const machine = { kernel: "", arch: NAMES[architecture], pageSize: 4096, cpus: 1 };
  const registers = Array.from({ length: 6 }, (_, i) => String(args[i] ?? 0)) as RawCall["args"];
  const call: RawCall = { e: "call", t0: 1, t: 2, pid: 2, nr, args: registers, ret: "0", ...more };
  if (more.ret === undefined && "ret" in more) delete call.ret;
  const events: RawEvent[] = [
    {
      e: "start",
      version: 1,
      epoch: 0,
      machine,
      layers: [],
      stdio: [{ program: "p", stdin: file, stdout: file, stderr: file }],
    },
    { e: "process", t: 0, pid: 2, parent: 1, program: "p", fds: [] },
    ...(limit === undefined ? [] : [{ e: "limit" as const, t: 1, why: limit }]),
    call,
    { e: "left", files: [], sysv: [], posix: [], processes: [], zombies: [] },
    { e: "end", t: 9 },
  ];
  return decode(events, [{ name: "p", kind: "function", argv: null, source: "" }]);
}
