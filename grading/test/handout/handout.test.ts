// The course as learners get it, made from this checkout.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../lib/setup/place.mjs";
import { handoutFiles, isSecret } from "../../handout/files.ts";
import { HandoutError, writeHandout } from "../../handout/write.ts";
import { temporaryFolder } from "../submission/temporary.ts";

describe("the handout", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());
  const { signal } = new AbortController();

  it("is the course without its answers, and without what was made on this machine", async () => {
    const target = join(folder.path, "new", "course");
    const count = await writeHandout(root, target, signal);
    const files = handoutFiles(target);
    assert.equal(files.length, count);
    for (const path of [
      "package.json",
      "README.md",
      ".ci/run",
      "grading/checks/pipes/two-way.ts",
    ]) {
      assert.ok(files.includes(path), path);
    }
    const all = readdirSync(target, { recursive: true }) as string[];
    assert.deepEqual(all.filter(isSecret), []);
    assert.deepEqual(
      all.filter((path) => /node_modules|\.git$|^lib\/dist|\.cache/.test(path)),
      [],
    );
    const lesson = JSON.parse(readFileSync(join(target, "notebooks/03-pipes.ipynb"), "utf8"));
    assert.ok(
      lesson.cells.every(({ outputs = [] }: { outputs?: unknown[] }) => outputs.length === 0),
    );
  });

  it("goes into no folder that holds something, and not into the course", async () => {
    const target = join(folder.path, "mine");
    mkdirSync(target);
    writeFileSync(join(target, "work.ts"), "mine");
    await assert.rejects(writeHandout(root, target, signal), (error: Error) => {
      assert.ok(error instanceof HandoutError);
      assert.match(error.message, /mine is there already: name a new folder/);
      return true;
    });
    assert.deepEqual(readdirSync(target), ["work.ts"]);
    await assert.rejects(
      writeHandout(root, join(root, "out"), signal),
      /lies in the course itself/,
    );
  });

  it("leaves nothing when it is interrupted", async () => {
    const target = join(folder.path, "course");
    await assert.rejects(writeHandout(root, target, AbortSignal.abort()), /abort/i);
    assert.ok(!existsSync(target));
    assert.deepEqual(readdirSync(folder.path), []);
  });
});
