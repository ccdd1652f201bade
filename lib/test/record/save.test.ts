import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { comparable } from "../../record/comparable.ts";
import { loadRecord, saveRecord } from "../../record/save.ts";
import { recordSchema, schemaErrors, typesDigest } from "../../record/schema.ts";
import type { RunRecord } from "../../record/types.ts";

const turns = program(
  ({
    pipe,
    fork,
    close,
    write,
    read,
    wait,
    open,
    mmap,
    shmget,
    shmat,
    msgget,
    msgsnd,
    O_RDWR,
    O_CREAT,
    PROT_READ,
    MAP_SHARED,
    MAP_ANONYMOUS,
    IPC_CREAT,
  }) => {
    const [r, w] = pipe();
    if (fork() === 0) {
      close(w);
      read(r, 9);
      return;
    }
    write(w, "text");
    wait();
    open("a", O_RDWR | O_CREAT, 0o600);
    mmap(null, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    shmat(shmget(1, 10, 0o600 | IPC_CREAT));
    msgsnd(msgget(1, 0o600 | IPC_CREAT), { type: 2, text: "x" });
    open("missing", O_RDWR);
  },
);

describe("saving a record", () => {
  let folder = "";
  let record: RunRecord;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "record-"));
    record = (await run(turns)).record;
  });
  after(() => rmSync(folder, { recursive: true }));

  it("loads what was saved", () => {
    const path = join(folder, "run.json");
    saveRecord(record, path);
    assert.deepEqual(loadRecord(path), JSON.parse(JSON.stringify(record)));
  });

  it("fits the published schema, stuck runs and runs without a trace too", async () => {
    assert.deepEqual(schemaErrors(record), []);
    const stuck = await run("sleep 9 | cat; true", { timeout: 0.5 });
    assert.deepEqual(schemaErrors(JSON.parse(JSON.stringify(stuck.record))), []);
    const untraced = await run("true", { trace: false });
    assert.deepEqual(schemaErrors(untraced.record), []);
  });

  it("has a schema made from the types as they are", () => {
    const { $comment } = recordSchema() as { $comment: string };
    assert.ok($comment.includes(typesDigest()), "run node lib/tools/make/record-schema.ts");
  });

  for (const [what, text, message] of [
    ["what is no JSON", "{", /not a record: it is not JSON/],
    [
      "another version",
      '{ "schema": "talking-processes/record@0" }',
      /not a record of this version.*@0.*Record the run again/,
    ],
    [
      "a record that lacks something",
      '{ "schema": "talking-processes/record@2" }',
      /must have required property/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      const path = join(folder, "bad.json");
      writeFileSync(path, text);
      assert.throws(() => loadRecord(path), message);
    });
  }

  it("refuses a member of the wrong type, and names the place", () => {
    const bad = JSON.parse(JSON.stringify(record));
    bad.calls[1].start = "now";
    assert.match(schemaErrors(bad)[0] ?? "", /record\/calls\/1\/start must be number/);
  });

  it("compares equal with another run of the same program", async () => {
    const inOrder = program(({ open, write, close, O_RDWR, O_CREAT }) => {
      const fd = open("a", O_RDWR | O_CREAT, 0o600);
      write(fd, "text");
      close(fd);
    });
    const [one, two] = [await run(inOrder), await run(inOrder)];
    assert.deepEqual(comparable(one.record), comparable(two.record));
    assert.notDeepEqual(one.record, two.record);
  });
});
