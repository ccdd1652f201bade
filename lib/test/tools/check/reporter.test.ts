import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { execa } from "execa";
import { root } from "../../../ground/place.mjs";
import type { Report } from "../../../tools/check/reporter.ts";

describe("what a mocha leaves for the summary", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "reporter-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("counts the tests, and names each failed one with its error", async () => {
    const spec = `describe("a suite", () => {
      it("passes", () => {});
      it("waits to be written");
      it("fails", () => { throw new Error("not today"); });
    });`;
    writeFileSync(join(folder, "some.test.cjs"), spec);
    const args = [
      join(root, "node_modules", "mocha", "bin", "mocha.js"),
      `--reporter=${join(root, "lib", "tools", "check", "reporter.ts")}`,
      join(folder, "some.test.cjs"),
    ];
    const env = { MOCHA_COUNTS: join(folder, "counts.json") };
    const { exitCode } = await execa(process.execPath, args, { env, cwd: folder, reject: false });
    const report: Report = JSON.parse(readFileSync(env.MOCHA_COUNTS, "utf8"));
    assert.equal(exitCode, 1);
    assert.deepEqual([report.passes, report.failures, report.pending], [1, 1, 1]);
    assert.equal(report.failed[0]?.title, "a suite fails");
    assert.deepEqual(Object.keys(report.files), [relative(root, join(folder, "some.test.cjs"))]);
    assert.match(report.failed[0].error, /^Error: not today\n +at .*some\.test\.cjs/);
  });
});
