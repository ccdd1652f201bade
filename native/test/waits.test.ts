import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCompiler } from "../../lib/setup/compiler.ts";

const folder = mkdtempSync(join(tmpdir(), "waits-"));
const looks = join(folder, "looks");

/** Of each look, as NOW MOVED STATES SWITCHES, whether the run is called stuck. */
const verdicts = (...lines: string[]): string =>
  execFileSync(looks, { input: lines.join("\n"), encoding: "utf8" }).trim();

describe("a run in which nothing happens", () => {
  before(async () => {
    const [cc = "cc", ...first] = await findCompiler();
    const options = ["-std=gnu11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror"];
    execFileSync(cc, [...first, ...options, join(import.meta.dirname, "waits.c"), "-o", looks]);
  });

  after(() => rmSync(folder, { recursive: true }));

  it("is stuck when all sleep, and still sleep a while later", () => {
    assert.equal(verdicts("100 0 SS 4", "160 0 SS 4", "300 0 SS 4", "320 0 SS 4"), "0001");
  });

  it("is not stuck while one waits for a CPU, nor as soon as it has had one", () => {
    assert.equal(verdicts("200 0 SR 4", "900 0 SR 4", "910 0 SS 5", "920 0 SS 5"), "0000");
  });

  it("is not stuck when one was awake between two looks", () => {
    assert.equal(verdicts("200 0 SS 4", "360 0 SS 6", "500 0 SS 7", "660 0 SS 7"), "0001");
  });

  it("is not stuck when something happened between two looks", () => {
    assert.equal(verdicts("200 0 SS 4", "360 340 SS 4", "480 340 SS 4", "500 340 SS 4"), "0000");
  });
});
