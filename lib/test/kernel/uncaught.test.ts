import assert from "node:assert/strict";
import { type Client, type Executed, errorOf, resultOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

describe("a cell that would end a process", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    await kernel.execute("const precious = 'kept'");
  });
  afterEach(async () => {
    assert.equal(resultOf(await kernel.execute("precious"))["text/plain"], "'kept'");
  });

  it("by process.exit ends itself only", async () => {
    const cell = await kernel.execute("process.exit(3);\nconsole.log('not reached')");
    assert.equal(errorOf(cell).ename, "ProcessExit");
    assert.match(errorOf(cell).trace, /line 1/);
    assert.equal(cell.reply.status, "error");
  });

  it("by an exception in a timer shows it, even when the cell is over", async () => {
    const cell = await kernel.execute(
      "const signal = { go: false };\nconst poll = setInterval(() => { if (signal.go) { clearInterval(poll);\n throw new Error('in a timer'); } }, 1);",
    );
    await kernel.execute("signal.go = true");
    const found = await kernel.do<Executed>({ do: "until", id: cell.id, text: "in a timer" });
    assert.match(
      errorOf(found).trace,
      new RegExp(`cell \\[${cell.reply.execution_count}\\], line 3`),
    );
  });

  it("by an unhandled rejection shows it", async () => {
    const cell = await kernel.execute("Promise.reject(new Error('nobody cares')); 1");
    const found = await kernel.do<Executed>({ do: "until", id: cell.id, text: "nobody cares" });
    assert.match(errorOf(found).trace, /line 1/);
  });

  it("does not wait for what an exception has made impossible", async () => {
    const cell = await kernel.execute(
      "setTimeout(() => { throw new Error('first') }, 1);\nawait new Promise(() => {})",
    );
    assert.equal(cell.reply.evalue, "first");
  });

  it("is refused standard input with the reason", async () => {
    const cell = await kernel.execute("process.stdin.once('data', console.log)");
    assert.match(errorOf(cell).evalue, /no standard input/);
    const raw = await kernel.execute("import { readFileSync } from 'node:fs';\nreadFileSync(0)");
    assert.match(errorOf(raw).evalue, /EBADF/);
    const child = await kernel.execute(
      "import { spawnSync } from 'node:child_process';\nspawnSync('cat', { stdio: 'inherit' }).status",
    );
    assert.equal(resultOf(child)["text/plain"], "1");
  });
});

describe("a cell that kills its process", function () {
  this.timeout(240_000);

  it("is told so, and the next one runs in a new process", async () => {
    const kernel = await sharedKernel();
    const cell = await kernel.execute(
      "console.log('last words'); process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})",
    );
    assert.match(errorOf(cell).evalue, /ended \(SIGKILL\).*run the cells above again/);
    const next = await kernel.execute("6 * 7");
    assert.equal(resultOf(next)["text/plain"], "42");
    assert.equal(next.reply.execution_count, cell.reply.execution_count + 1);
  });
});
