// What depends on the order in which a tracer hears of things, which no kernel can be made to repeat: from written streams.
import assert from "node:assert/strict";
import { decode } from "../../record/decode/decode.ts";
import type { RawCall, RawEvent, RawFd } from "../../record/raw.ts";
import { stateAt, statesOf } from "../../record/replay.ts";
import { readStream } from "../../record/stream.ts";
import type { RunRecord } from "../../record/types.ts";

const [READ, WRITE, CLOSE, SIGPROCMASK, WRITEV, PIPE] = [0, 1, 3, 14, 20, 22];
const [SENDTO, SOCKETPAIR, FORK, WAIT, EXIT_GROUP] = [44, 53, 57, 61, 231];
const base64 = (text: string) => Buffer.from(text).toString("base64");
const end = (fd: number, flags: number, open: number): RawFd => ({
  fd,
  link: "pipe:[9]",
  file: "1:9",
  flags,
  pos: 0,
  open,
});

/** P1 and P2 with the two ends of a pipe in both, and then `events`. */
function record(...events: RawEvent[]): RunRecord {
  const file = { path: "", file: "1:1", mode: 0, size: 0, links: 0 };
  const all: RawEvent[] = [
    {
      e: "start",
      version: 1,
      epoch: 0,
      layers: [],
      stdio: [{ program: "p", stdin: file, stdout: file, stderr: file }],
    },
    { e: "process", t: 0, pid: 2, parent: 1, program: "p", fds: [end(3, 0, 1), end(4, 1, 2)] },
    { e: "process", t: 1, pid: 3, parent: 2, program: "p", flags: 17 },
    call(2, FORK, [], 3, 0, 2),
    ...events,
    { e: "left", files: [], sysv: [], posix: [], processes: [], zombies: [] },
    { e: "end", t: 1000 },
  ];
  return decode(all, [{ name: "p", kind: "function", argv: null, source: "" }]);
}

function call(
  pid: number,
  nr: number,
  args: number[],
  ret: number | undefined,
  t0: number,
  t: number,
  more: Partial<RawCall> = {},
): RawCall {
  const six = Array.from({ length: 6 }, (_, i) => String(args[i] ?? 0)) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    e: "call",
    t0,
    t,
    pid,
    nr,
    args: six,
    ...(ret === undefined ? {} : { ret: String(ret) }),
    ...more,
  };
}

describe("decoding the raw stream", () => {
  it("tells the library's blocking of all signals around a fork from the program's own", () => {
    const mask = (pid: number, how: number, set: number, t: number, byte: number) =>
      call(pid, SIGPROCMASK, [how, set, 0, 8], 0, t, t + 1, {
        mem: { 1: Buffer.alloc(8, byte).toString("base64") },
      });
    const [BLOCK, SETMASK] = [0, 2];
    const made = record(
      mask(2, BLOCK, 1, 10, 0xff),
      { e: "process", t: 13, pid: 4, parent: 2, program: "p", flags: 17 },
      call(2, FORK, [], 4, 12, 14),
      mask(4, SETMASK, 1, 15, 0),
      mask(2, SETMASK, 1, 17, 0),
      // The program's own: what it asks for, and without the two signals of the library.
      mask(2, BLOCK, 1, 20, 0x7e),
      mask(2, SETMASK, 1, 22, 0),
      mask(4, SETMASK, 1, 24, 0),
    );
    const masks = made.calls.filter(({ name }) => name === "sigprocmask");
    assert.deepEqual(
      masks.map(({ process, startup }) => [process, startup]),
      [
        ["P1", true],
        ["P3", true],
        ["P1", true],
        ["P1", false],
        ["P1", false],
        ["P3", false],
      ],
    );
  });

  it("applies a write before the read that had its bytes, whichever was told first", () => {
    const read = call(3, READ, [3, 1, 9], 4, 10, 20, { slept: true, data: base64("text") });
    const write = call(2, WRITE, [4, 1, 4], 4, 15, 21, { data: base64("text") });
    const made = record(read, write);
    const [, r, w] = made.calls;
    assert.deepEqual([r?.name, w?.name], ["read", "write"], "calls are in the order of entry");
    assert.deepEqual(
      made.steps.filter((s) => s.call).map((s) => s.call),
      [w?.id, r?.id],
    );
    const bytes = statesOf(made).map((state) => state.objects["pipe-a"]?.bytes);
    assert.deepEqual(bytes.slice(-2), [4, 0]);
    assert.deepEqual(made.wakes, [{ from: w?.id, to: r?.id, why: "data" }]);
  });

  it("does not wait for a write that began too late", () => {
    const read = call(3, READ, [3, 1, 9], 4, 10, 20, { data: base64("text") });
    const made = record(read, call(2, WRITE, [4, 1, 4], 4, 30, 31, { data: base64("more") }));
    assert.deepEqual(
      made.steps.filter((s) => s.call).map((s) => s.call),
      [2],
    );
  });

  it("never shows more in a pipe than fits, though a write of more was told of whole", () => {
    const made = record(
      call(3, READ, [3, 1, 65536], 65536, 20, 21),
      call(2, WRITE, [4, 1, 70000], 70000, 10, 22, { slept: true }),
      call(3, READ, [3, 1, 65536], 4464, 30, 31),
    );
    const bytes = statesOf(made).map((state) => state.objects["pipe-a"]?.bytes);
    assert.deepEqual(bytes.slice(-3), [65536, 4464, 0]);
    assert.deepEqual(
      made.wakes.map((w) => w.why),
      ["space"],
    );
  });

  it("finds the close that gave end of file, and the exit that ended a wait", () => {
    const made = record(
      call(3, CLOSE, [4], 0, 5, 6),
      call(3, READ, [3, 1, 9], 0, 10, 40, { slept: true }),
      call(2, CLOSE, [4], 0, 30, 31),
      call(2, WAIT, [-1, 1], 3, 50, 80, { slept: true, mem: { 1: "AAMAAA==" } }),
      call(3, EXIT_GROUP, [3], undefined, 60, 60),
      { e: "exit", t: 70, pid: 3, code: 3, fds: [end(3, 0, 1)], cpu: 0, maxrss: 0 },
    );
    const byWhy = Object.fromEntries(
      made.wakes.map((w) => [w.why, [made.calls[w.from]?.name, made.calls[w.to]?.name]]),
    );
    assert.deepEqual(byWhy, { "end-of-file": ["close", "read"], exit: ["exit", "wait"] });
    const wait = made.calls.find((c) => c.name === "wait");
    assert.equal(wait?.out[0]?.text, "exited with 3");
    assert.equal(stateAt(made, made.steps.length - 1).processes.P2?.status, "gone");
    assert.equal(made.processes[1]?.exitCode, 3);
  });

  it("finds the exit that let a send go on, as it finds a close", () => {
    const side = (fd: number): RawFd => ({
      ...end(fd, 2, fd),
      link: `socket:[${fd}]`,
      file: `2:${fd}`,
    });
    const exits = call(2, EXIT_GROUP, [0], undefined, 40, 40);
    for (const last of [call(2, CLOSE, [6], 0, 40, 41), exits]) {
      const made = record(
        call(2, SOCKETPAIR, [1, 1], 0, 5, 6, { fds: [side(5), side(6)] }),
        { e: "process", t: 8, pid: 4, parent: 2, program: "p", flags: 17 },
        call(2, FORK, [], 4, 7, 9),
        call(2, CLOSE, [5], 0, 10, 11),
        call(4, CLOSE, [6], 0, 12, 13),
        last,
        { e: "exit", t: 45, pid: 2, code: 0, fds: [], cpu: 0, maxrss: 0 },
        call(4, SENDTO, [5, 1, 9], 4, 20, 50, { slept: true, data: base64("text") }),
      );
      const names = made.wakes.map(({ from, to, why }) => [
        made.calls[from]?.name,
        made.calls[to]?.name,
        why,
      ]);
      assert.deepEqual(names, [[last === exits ? "exit" : "close", "send", "space"]]);
    }
  });

  it("keeps a call that never returned, and says who waits when the run is ended", () => {
    const made = record(
      { e: "limit", t: 500, why: "stuck" },
      call(3, READ, [3, 1, 9], undefined, 10, 501),
      { e: "exit", t: 502, pid: 3, signal: 9, fds: [], cpu: 0, maxrss: 0 },
    );
    const read = made.calls.find((c) => c.name === "read");
    assert.deepEqual([read?.result, read?.end], [null, null]);
    assert.equal(made.ending.why, "stuck");
    assert.equal(made.ending.waits[0]?.what, "to read pipe-a (fd 3)");
    assert.equal(made.ending.waits[0]?.forever, false, "P1 still runs and has the write end");
    assert.equal(made.processes[1]?.end, null);
    assert.equal(made.steps.at(-1)?.time, 1, "what the box does at the end is no step");
  });

  for (const [name, nr] of Object.entries({ write: WRITE, writev: WRITEV })) {
    it(`shows a pipe full when a ${name} waits for room at the end`, () => {
      const made = record(
        call(2, WRITE, [4, 1, 4], 4, 10, 11, { data: base64("text") }),
        { e: "limit", t: 500, why: "stuck" },
        call(2, nr, [4, 1, 2], undefined, 20, 501),
      );
      const pipe = stateAt(made, made.steps.length - 1).objects["pipe-a"];
      assert.equal(pipe?.bytes, 65536);
      const { event, process, call: id } = made.steps.at(-1) ?? {};
      assert.deepEqual([event, process, made.calls[id ?? -1]?.name], ["wait", "P1", name]);
      const what = "to write to pipe-a (fd 4), which is full (65536 of 65536 bytes)";
      assert.equal(made.ending.waits[0]?.what, what);
    });
  }

  it("gives an object whose number comes again after it has gone a name of its own", () => {
    const made = record(
      call(2, CLOSE, [3], 0, 5, 6),
      call(2, CLOSE, [4], 0, 7, 8),
      call(3, CLOSE, [3], 0, 9, 10),
      call(3, CLOSE, [4], 0, 11, 12),
      call(2, PIPE, [1], 0, 13, 14, {
        mem: { 0: "AwAAAAQAAAA=" },
        fds: [end(3, 0, 5), end(4, 1, 6)],
      }),
    );
    assert.deepEqual(
      made.objects.filter((o) => o.kind === "pipe").map((o) => o.name),
      ["pipe-a", "pipe-b"],
    );
  });

  it("refuses what is not a stream, with the line", () => {
    assert.throws(
      () => readStream('{"e":"start"}\n{"e":'),
      /line 2 of the run's raw stream is no JSON/,
    );
    assert.throws(() => decode([], []), /has no beginning/);
  });
});
