// The order of effects, where calls return in a different one.
import assert from "node:assert/strict";
import { _SC_PAGESIZE, sysconf } from "../../libc/index.ts";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { statesOf } from "../../record/replay.ts";
import type { RunRecord } from "../../record/types.ts";

const CAPACITY = 16 * sysconf(_SC_PAGESIZE);
const ALL = (CAPACITY * 100_000) / 65_536;
const PIECE = CAPACITY / 4;

/** One write of more than a pipe holds, which a child reads piece by piece, from when the writer sleeps in it. */
const longWrite = program(
  ({ pipe, fork, close, write, read, open, getppid, sleep, wait, O_RDONLY }) => {
    const [r, w] = pipe();
    if (fork() === 0) {
      close(w);
      for (let stat = ""; !stat.includes(") S "); sleep(0.01)) {
        const fd = open(`/proc/${getppid()}/stat`, O_RDONLY);
        stat = read(fd, 100).toString();
        close(fd);
      }
      while (read(r, PIECE).length > 0);
      return;
    }
    close(r);
    write(w, Buffer.alloc(ALL));
    close(w);
    wait();
  },
  { PIECE, ALL },
);

/** What is in the pipe after each step that changed it, and when. */
function levelsOf(record: RunRecord): { time: number; bytes: number }[] {
  const levels: { time: number; bytes: number }[] = [];
  statesOf(record).forEach((state, step) => {
    const { time = 0 } = record.steps[step] ?? {};
    const bytes = state.objects["pipe-a"]?.bytes;
    if (bytes !== undefined && bytes !== levels.at(-1)?.bytes) levels.push({ time, bytes });
  });
  return levels;
}

describe("a write of more than a pipe holds", () => {
  let record: RunRecord;
  before(async () => {
    ({ record } = await run(longWrite));
  });

  it("fills it when it begins to wait, and keeps it full while the reader drains the rest", () => {
    const levels = levelsOf(record);
    const bytes = levels.map((level) => level.bytes);
    // Of what had to wait, a bit more than half a pipe went in as the first pieces were read.
    const left = [3, 4, 5, 6].map((pieces) => ALL - pieces * PIECE);
    assert.deepEqual(bytes, [0, CAPACITY, ...left, 0]);
    const write = record.calls.find((call) => call.name === "write" && call.waited);
    assert.equal(levels[1]?.time, write?.start);
  });

  it("leaves the steps in the order of their times", () => {
    const times = record.steps.map(({ time }) => time);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
  });
});
