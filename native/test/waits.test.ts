import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCompiler } from "../../lib/tools/install/compiler.mjs";

const folder = mkdtempSync(join(tmpdir(), "waits-"));
const looks = join(folder, "looks");

/** A letter for each look, NOW MOVED STATES SWITCHES TICKS: S if the run is called stuck, C if it waits for a CPU. */
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
    assert.equal(verdicts("100 0 SS 4 0", "160 0 SS 4 0", "300 0 SS 4 0", "320 0 SS 4 0"), "...S");
  });

  it("is not stuck while one waits for a CPU, nor as soon as it has had one", () => {
    assert.equal(verdicts("200 0 SR 4 0", "900 0 SR 4 0", "910 0 SS 5 0", "920 0 SS 5 0"), "CC..");
  });

  it("is not stuck when one was awake between two looks", () => {
    assert.equal(verdicts("200 0 SS 4 0", "360 0 SS 6 0", "500 0 SS 7 0", "660 0 SS 7 0"), "...S");
  });

  it("is not stuck when something happened between two looks", () => {
    assert.equal(
      verdicts("200 0 SS 4 0", "360 340 SS 4 0", "480 340 SS 4 0", "500 340 SS 4 0"),
      "....",
    );
  });

  it("waits for a CPU when one process wants it and none has had it, whatever the others do", () => {
    assert.equal(verdicts("10 0 RR 4 0", "20 0 RS 4 0", "30 0 RS 4 1", "40 0 RS 4 1"), "CC.C");
    assert.equal(verdicts("10 5 RR 4 0", "20 15 RR 4 0", "30 15 SS 4 0"), "...");
  });
});
