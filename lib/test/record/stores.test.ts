import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { statesOf } from "../../record/replay.ts";

describe("a store through a mapping", () => {
  const store = (text: string) =>
    program(
      ({ open, ftruncate, mmap, O_RDWR, O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
        const fd = open("map.txt", O_RDWR | O_CREAT, 0o644);
        ftruncate(fd, 8);
        const map = mmap(null, 8, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        map.write(0, text);
      },
      { text },
    );

  it("is seen in a step after the last call, though no call told of it", async () => {
    const { record } = await run(store("stored"));
    const step = record.steps.findLast((s) => "file-a" in (s.patch.objects ?? {}));
    assert.equal(step?.call, null);
    const content = statesOf(record).at(-1)?.objects["file-a"]?.content ?? "";
    assert.equal(Buffer.from(content, "base64").toString(), "stored\0\0");
  });

  it("adds no step where nothing was stored", async () => {
    const { record } = await run(store(""));
    assert.ok(record.steps.every((step) => !step.text?.includes("stored")));
  });

  it("leaves a file its name in the record", async () => {
    const { record } = await run(store("stored"));
    assert.equal(record.objects.find((o) => o.kind === "file")?.label, "map.txt");
  });
});
