import assert from "node:assert/strict";
import { join } from "node:path";
import { type Client, type Executed, errorOf, resultOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

describe("a failing cell", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
  });

  it("names the line as it was written, with a caret, and nothing of the kernel", async () => {
    const cell = await kernel.execute(
      [
        "interface Box { size: number }",
        "",
        "const box: Box | null = null;",
        "// a comment",
        "  box.size",
      ].join("\n"),
    );
    const { ename, evalue, trace } = errorOf(cell);
    assert.equal(ename, "TypeError");
    assert.match(evalue, /Cannot read properties of null/);
    const count = cell.reply.execution_count;
    assert.match(trace, new RegExp(`in cell \\[${count}\\], line 5`));
    assert.match(trace, / {2}→ 5 \| {3}box\.size\n {6}\| {7}\^/);
    assert.doesNotMatch(trace, /node:|dist\/|tslab|exports/);
  });

  it("replies with the fields of the error", async () => {
    const { reply, outputs } = await kernel.execute("throw new RangeError('too far')");
    const error = outputs.find((output) => output.type === "error");
    assert.deepEqual(
      {
        status: reply.status,
        ename: reply.ename,
        evalue: reply.evalue,
        traceback: reply.traceback,
      },
      { status: "error", ename: "RangeError", evalue: "too far", traceback: error?.traceback },
    );
  });

  it("names each cell and line that the error came through", async () => {
    const first = await kernel.execute(
      "function inner(n: number): number {\n  throw new Error('n is ' + n);\n}",
    );
    const second = await kernel.execute("console.log('before');\n\ninner(3)");
    const { trace } = errorOf(second);
    assert.match(trace, new RegExp(`in inner, cell \\[${first.reply.execution_count}\\], line 2`));
    assert.match(
      trace,
      new RegExp(`called from cell \\[${second.reply.execution_count}\\], line 3`),
    );
  });

  it("names the line that awaits what failed in a library", async () => {
    const { trace } = errorOf(
      await kernel.execute(
        "import { readFile } from 'node:fs/promises';\nconst a = 1;\nawait readFile('/no/such')",
      ),
    );
    assert.match(trace, /ENOENT/);
    assert.match(trace, /line 3/);
  });

  it("shows a cause, and a value that is not an error", async () => {
    const cause = await kernel.execute("throw new Error('outer', { cause: new Error('inner') })");
    assert.match(errorOf(cause).trace, /because of Error: inner/);
    const text = await kernel.execute("throw 'a text'");
    assert.equal(errorOf(text).evalue, "a text");
  });

  it("is not run with a type error, which has its line and a caret", async () => {
    const cell = await kernel.execute("console.log('not run');\nconst port: number = '7777';");
    const { ename, evalue, trace } = errorOf(cell);
    assert.equal(ename, "TypeScriptError");
    assert.match(evalue, /line 2: Type 'string' is not assignable to type 'number'/);
    assert.match(trace, / {2}→ 2 \| const port: number = '7777';\n {6}\| {7}\^\^\^\^/);
    assert.equal(cell.outputs.filter((output) => output.type === "stream").length, 0);
    assert.equal(cell.reply.status, "error");
  });

  it("keeps what it declared before it failed", async () => {
    await kernel.execute("const kept = 12; throw new Error('later')");
    assert.equal(resultOf(await kernel.execute("kept"))["text/plain"], "12");
  });

  it("stops those that wait behind it, if they are to stop", async () => {
    // The first fails only when the others are known to wait.
    const gate = join(kernel.folder, "gate");
    const first = `import { existsSync } from "node:fs";
      while (!existsSync(${JSON.stringify(gate)})) {}
      throw new Error('first')`;
    const found = await kernel.do<Executed[]>({
      do: "together",
      codes: [first, "'second'", "'third'"],
      options: { stop_on_error: true },
      gate,
    });
    assert.deepEqual(
      found.map(({ reply }) => reply.status),
      ["error", "aborted", "aborted"],
    );
    assert.deepEqual(found[1]?.states, ["busy", "idle"]);
    // Not for any time: the next one runs.
    assert.equal(resultOf(await kernel.execute("'after'"))["text/plain"], "'after'");
  });

  it("does not stop those that wait behind it, if errors are allowed", async () => {
    const codes = ["throw new Error('first')", "const x: number = ''", "'third'"];
    const found = await kernel.do<Executed[]>({
      do: "together",
      codes,
      options: { stop_on_error: false },
    });
    assert.deepEqual(
      found.map(({ reply }) => reply.status),
      ["error", "error", "ok"],
    );
  });
});
