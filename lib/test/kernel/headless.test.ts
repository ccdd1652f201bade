// Without a browser: nbclient, which nbconvert and most graders are built on, and the Jupyter project's own test.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { isolated, type Output, python } from "./client.ts";
import { writeNotebook } from "./notebook.ts";

interface Cell {
  execution_count: number | null;
  outputs: (Output & { output_type: string })[];
}

describe("a notebook without a browser", function () {
  this.timeout(180_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ohne Bild ä-"));
    writeNotebook(join(folder, "lesson.ipynb"), [
      "console.log('first'); 1 + 1",
      "throw new TypeError('on purpose')",
      "const wrong: number = 'text'",
      "import { display } from 'ipc';\ndisplay({ 'text/plain': 'words', 'text/html': '<i>words</i>' }, { raw: true });",
      "'last'",
    ]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const execute = async (errors: "allow" | "stop"): Promise<{ cells: Cell[]; raised: unknown }> => {
    const script = join(import.meta.dirname, "headless.py");
    const { stdout } = await execa(python(), [script, "lesson.ipynb", errors], {
      cwd: folder,
      env: isolated(folder),
    });
    const { notebook, raised } = JSON.parse(stdout);
    return { cells: notebook.cells, raised };
  };

  it("is executed to its end with errors allowed, and skips nothing", async () => {
    const { cells, raised } = await execute("allow");
    assert.equal(raised, null);
    assert.deepEqual(
      cells.map((cell) => cell.execution_count),
      [1, 2, 3, 4, 5],
    );
    const types = cells.map((cell) => cell.outputs.map((output) => output.output_type));
    assert.deepEqual(types, [
      ["stream", "execute_result"],
      ["error"],
      ["error"],
      ["display_data"],
      ["execute_result"],
    ]);
    assert.equal(cells[1]?.outputs[0]?.ename, "TypeError");
    assert.equal(cells[2]?.outputs[0]?.ename, "TypeScriptError");
    assert.deepEqual(cells[3]?.outputs[0]?.data, {
      "text/plain": "words",
      "text/html": "<i>words</i>",
    });
  });

  it("stops at the first error without", async () => {
    const { cells, raised } = await execute("stop");
    assert.deepEqual(raised, { ename: "TypeError", evalue: "on purpose" });
    assert.deepEqual(
      cells.map((cell) => cell.execution_count),
      [1, 2, null, null, null],
    );
  });

  it("passes the Jupyter project's test of kernels", async () => {
    const { stderr } = await execa(python(), [join(import.meta.dirname, "judge.py")], {
      cwd: folder,
      env: isolated(folder),
    });
    // The two that are left out ask for a pager and for clear_output.
    assert.match(stderr, /Ran 12 tests/);
    assert.match(stderr, /OK \(skipped=2\)/);
  });
});
