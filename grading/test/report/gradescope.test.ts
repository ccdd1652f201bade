// run_autograder as Gradescope runs it, in a folder that looks like /autograder; its npm grades with the test's grader.
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { notebookWith, right } from "../gradebook/grader.ts";
import { temporaryFolder } from "../submission/temporary.ts";

const scripts = join(import.meta.dirname, "..", "..", "report", "gradescope");

describe("run_autograder", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const at = (...names: string[]): string => join(folder.path, ...names);
  beforeEach(() => {
    folder = temporaryFolder();
    for (const name of ["source/course", "submission", "tools/bin"]) {
      mkdirSync(at(name), { recursive: true });
    }
    const runner = join(import.meta.dirname, "..", "gradebook", "command.ts");
    const npm = `#!/bin/sh\nshift 4\nexec "${process.execPath}" "${runner}" "$@"\n`;
    writeFileSync(at("tools", "bin", "npm"), npm);
    chmodSync(at("tools", "bin", "npm"), 0o755);
  });
  afterEach(() => folder.remove());

  it("writes results.json for whatever the file is called", async () => {
    writeFileSync(at("submission", "my work (2).ipynb"), notebookWith(right));
    const { exitCode } = await run();
    assert.equal(exitCode, 0);
    const result = JSON.parse(readFileSync(at("results", "results.json"), "utf8"));
    assert.deepEqual([result.score, result.tests[0].status], [2, "passed"]);
  });

  it("writes none when the grader failed", async () => {
    writeFileSync(at("submission", "a.ipynb"), notebookWith(`${right} // fault`));
    const { exitCode, stderr } = await run();
    assert.equal(exitCode, 2);
    assert.match(stderr, /no points are given or taken/);
    assert.equal(existsSync(at("results")), false);
  });

  it("and setup.sh are sound for the shell", async () => {
    for (const name of readdirSync(scripts)) await execa("bash", ["-n", join(scripts, name)]);
  });

  function run(): Promise<{ exitCode?: number; stderr: string }> {
    const env = { AUTOGRADER: folder.path, TOOLS: at("tools") };
    return execa(join(scripts, "run_autograder"), [], { env, reject: false });
  }
});
