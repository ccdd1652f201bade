// Records of version 1 had sentences alone: those that there were, word for word, and what they said.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadRecord, recordText } from "../../record/save.ts";
import type { HolderKind, RunRecord, StepEvent, WaitKind } from "../../record/types.ts";
import { load } from "../view/pictures.ts";

const STEPS: [text: string | null, event: StepEvent, process: string | null, command?: string][] = [
  [null, "call", "P1"],
  ["P1 starts", "start", "P1"],
  ["P1 makes P12", "fork", "P12"],
  ["P2 runs sh -c cat\nexits with 3", "exec", "P2", "sh -c cat\nexits with 3"],
  ["P2 exits with 0", "exit", "P2"],
  ["P2 is ended by SIGPIPE", "exit", "P2"],
  ["P2 is reaped", "reap", "P2"],
  ["P2 waits to write", "wait", "P2"],
  ["what was stored through mappings", "store", null],
];

const WAITS: [what: string, kind: WaitKind][] = [
  ["to read pipe-a (fd 3)", "read"],
  ["in recv", "read"],
  ["to write to pipe-a (fd 4), which is full (65536 of 65536 bytes)", "write"],
  ["to open the FIFO talk until somebody opens it for reading", "open"],
  ["for P2 or P3 to end", "child"],
  ["for a child to end", "child"],
  ["for a place in the queue of the server (socket-a)", "connect"],
  ["for a client to connect to 0.0.0.0:7777", "accept"],
  ["to send to queue-a, which is full (16384 bytes)", "send"],
  ["for a message of type 5 in queue-a; in it are only the types 1, 2", "receive"],
  ["on semaphores-a, whose values are [0]", "semaphore"],
  ["for a lock on file-a (fd 3)", "lock"],
  ["on a futex in memory-a until somebody wakes it", "futex"],
  ["for a signal", "signal"],
  ["until its sleep is over", "sleep"],
  ["until fd 3 (pipe-a) or fd 5 or 3 more is ready", "poll"],
  ["for one of several descriptors to be ready", "poll"],
  ["in sendfile", "other"],
];

const HOLDERS: [what: string, kind: HolderKind][] = [
  ["has the write end open", "write-end"],
  ["could read it", "read-end"],
  ["has the other side", "peer"],
  ["has not ended", "child"],
  ["holds a lock on it", "lock"],
];

describe("a record of version 1", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "upgrade-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("is loaded as one of this version", () => {
    const now = load("stuck");
    const old = JSON.parse(JSON.stringify({ ...now, schema: "talking-processes/record@1" }));
    const call = now.calls.find(({ process }) => process === "P1")?.id;
    const step = { time: 1, patch: {} };
    old.steps = STEPS.map(([text, event]) => ({
      call: event === "call" ? call : null,
      ...step,
      text,
    }));
    const holders = HOLDERS.map(([what]) => ({ process: "P1", fd: 4, what }));
    const about = { process: "P2", call: 0, object: null, forever: true };
    old.ending.waits = WAITS.map(([what]) => ({ ...about, what, holders }));
    const path = join(folder, "old.json");
    writeFileSync(path, recordText(old as RunRecord));

    const { steps, ending } = loadRecord(path);
    assert.deepEqual(
      steps.map(({ text, event, process, command }) =>
        command === undefined ? [text, event, process] : [text, event, process, command],
      ),
      STEPS,
    );
    assert.deepEqual(
      ending.waits.map(({ what, kind }) => [what, kind]),
      WAITS,
    );
    assert.deepEqual(
      ending.waits[0]?.holders.map(({ what, kind }) => [what, kind]),
      HOLDERS,
    );
  });
});
