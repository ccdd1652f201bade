import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCompiler } from "../../lib/tools/install/compiler.mjs";

describe("what the box asks of System V objects", () => {
  it("has room for all that the kernel writes about each kind", async () => {
    const folder = mkdtempSync(join(tmpdir(), "answers-"));
    try {
      const answers = join(folder, "answers");
      const [cc = "cc", ...first] = await findCompiler();
      const options = ["-std=gnu11", "-D_GNU_SOURCE"];
      execFileSync(cc, [
        ...first,
        ...options,
        join(import.meta.dirname, "answers.c"),
        "-o",
        answers,
      ]);
      const lines = execFileSync(answers, { encoding: "utf8" }).trim().split("\n");
      const asked = lines.map((line) => line.split(" "));
      assert.deepEqual(new Set(asked.map(([name]) => name)), new Set(["segment", "queue", "set"]));
      for (const [name, written, room] of asked) {
        assert.ok(
          Number(written) > 0 && Number(written) <= Number(room),
          `${name}: ${written} bytes, room for ${room}`,
        );
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
