// What `npm run lessons` finds out about a notebook, tried on notebooks each of which has one flaw. They are in Python
// and in stock tslab, whose kernels have the flaws that ours has not.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Notebook } from "../../../ground/notebook.ts";
import { cache, root, venv } from "../../../ground/place.mjs";
import { type Lesson, runLesson } from "../../../tools/lessons/run.ts";

describe("npm run lessons", function () {
  this.timeout(400_000);
  let folder: string;

  before(() => {
    mkdirSync(join(cache, "test"), { recursive: true });
    folder = mkdtempSync(join(cache, "test", "lessons-"));
    mkdirSync(join(folder, "in"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(
    name: string,
    cells: string[],
    { kernel = "python3", tags = [] as string[], seconds = 50 } = {},
  ): Promise<Lesson> {
    const notebook = {
      cells: cells.map((source, index) => ({
        cell_type: "code",
        execution_count: null,
        id: `cell-${index}`,
        metadata: { tags },
        outputs: [],
        source,
      })),
      metadata: { kernelspec: { name: kernel, display_name: kernel, language: "" } },
      nbformat: 4,
      nbformat_minor: 5,
    };
    const path = join(folder, "in", `${name}.ipynb`);
    writeFileSync(path, JSON.stringify(notebook));
    return runLesson(path, join(folder, "out"), seconds);
  }

  it("passes what runs, keeps the executed copy and leaves the notebook as it was", async () => {
    const { faults, files } = await run("good", ["x = 6", "x * 7"]);
    assert.deepEqual({ faults, files }, { faults: [], files: [] });
    const executed: Notebook = JSON.parse(readFileSync(join(folder, "out", "good.ipynb"), "utf8"));
    assert.deepEqual(
      executed.cells.map((cell) => cell.execution_count),
      [1, 2],
    );
    assert.match(JSON.stringify(executed.cells[1]?.outputs), /"42"/);
    assert.doesNotMatch(readFileSync(join(folder, "in", "good.ipynb"), "utf8"), /42/);
  });

  it("fails on an error and names the cell", async () => {
    const { faults } = await run("error", ["1", "1 / 0", "2"]);
    assert.match(faults[0] ?? "", /^cell 2 \(cell-1\) fails: ZeroDivisionError/);
    assert.equal(faults.length, 1);
  });

  it("fails on text on standard error", async () => {
    const { faults } = await run("stderr", ["import sys; print('oh', file=sys.stderr)"]);
    assert.deepEqual(faults, ["cell 1 (cell-0) writes on standard error: oh"]);
  });

  it("fails on a cell that takes too long", async () => {
    const { faults } = await run("slow", ["import time; time.sleep(1000)"], { seconds: 1 });
    assert.deepEqual(faults, ["cell 1 (cell-0) took more than 1 s"]);
  });

  it("fails on a dead kernel", async () => {
    const { faults } = await run("dead", ["import os; os._exit(1)"]);
    assert.deepEqual(faults, ["cell 1 (cell-0): the kernel died"]);
  });

  it("fails on a cell that was skipped: stock tslab does so after an error that was expected", async () => {
    const spec = join(venv, "share", "jupyter", "kernels", "stock-tslab-for-a-test");
    mkdirSync(spec, { recursive: true });
    // It does so for 200 ms, which may be over before the next cell comes.
    const longer = join(spec, "longer.cjs");
    writeFileSync(
      longer,
      "const { setTimeout } = global; global.setTimeout = (f, ms, ...all) => setTimeout(f, ms === 200 ? 60_000 : ms, ...all);",
    );
    const argv = [
      process.execPath,
      `--require=${longer}`,
      join(root, "node_modules", ".bin", "tslab"),
      "kernel",
      "--config-path",
      "{connection_file}",
    ];
    writeFileSync(
      join(spec, "kernel.json"),
      JSON.stringify({ argv, display_name: "t", language: "ts" }),
    );
    try {
      const cells = ["throw new Error('expected')", "1 + 1"];
      const options = { kernel: "stock-tslab-for-a-test", tags: ["raises-exception"] };
      const { faults } = await run("skipped", cells, options);
      assert.match(faults.join("\n"), /cell 2 \(cell-1\) was not executed/);
    } finally {
      rmSync(spec, { recursive: true, force: true });
    }
  });

  it("names processes and files that were left behind, and ends the processes", async () => {
    const marker = `sleep 1000.${process.pid}`;
    const cell = `import subprocess\nsubprocess.Popen("${marker}".split(), start_new_session=True)\nopen("left.txt", "w").close()`;
    const { faults, files } = await run("left", [cell]);
    assert.deepEqual(faults, [`left a process behind: ${marker}`]);
    assert.deepEqual(files, ["left.txt"]);
    assert.deepEqual(
      pids().filter((pid) => commandLine(pid).startsWith(marker)),
      [],
    );
  });
});

function pids(): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
