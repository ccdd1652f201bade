import assert from "node:assert/strict";
import { type Client, type Executed, errorOf, resultOf, textOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

const setUp = `import koffi from "koffi";
import { execSync } from "node:child_process";
const libc = koffi.load("libc.so.6");
const makePipe = libc.func("int pipe(_Out_ int *ends)");
const readRaw = libc.func("long read(int fd, void *bytes, size_t count)");
const ends = [0, 0];
makePipe(ends);
const bytes = Buffer.alloc(8);
const block = () => readRaw(ends[0], bytes, 8);
const soon = () => new Promise((resolve) => setTimeout(resolve, 1));`;

/** Each first says that it is there, then never returns. */
const endless: Record<string, string> = {
  "a loop": "console.log('here'); while (true) {}",
  "a loop that prints": "console.log('here'); for (;;) console.log('again');",
  "a loop that catches everything": `console.log('here');
    for (;;) { try { for (;;); } catch {} finally { for (;;); } }`,
  "a loop after an await": "await soon(); console.log('here'); while (true) {}",
  "a loop in a timer":
    "setTimeout(() => { console.log('here'); for (;;); }, 1); await new Promise(() => {});",
  "a chain of microtasks": "console.log('here'); for (;;) await null;",
  "an awaited promise": "console.log('here'); await new Promise(() => {}); console.log('ghost');",
  "a blocked native call": "console.log('here'); block();",
  "a blocked native call after an await": "await soon(); console.log('here'); block();",
  "a blocked native call that is tried again":
    "await soon(); console.log('here'); for (;;) block();",
  "a blocked child": "console.log('here'); execSync('sleep 1000');",
  "Atomics.wait":
    "console.log('here'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
};

describe("an interrupt", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    const { reply } = await kernel.execute(setUp);
    assert.equal(reply.status, "ok", reply.evalue);
  });

  for (const [what, code] of Object.entries(endless)) {
    it(`ends ${what} soon, and the kernel stays usable`, async () => {
      const cell = await kernel.execute(code, { interruptAt: "here" });
      assert.equal(errorOf(cell).ename, "Interrupted");
      assert.equal(cell.reply.status, "error");
      assert.ok(cell.seconds < 60, `it took ${cell.seconds} s`);
      assert.equal(resultOf(await kernel.execute("ends.length"))["text/plain"], "2");
    });
  }

  it("reaches a call that blocks every time, even when it comes as the call begins", async () => {
    for (let round = 0; round < 10; round += 1) {
      const code =
        round % 2 ? "await soon(); console.log('here'); block();" : "console.log('here'); block();";
      const cell = await kernel.execute(code, { interruptAt: "here", pause: (round % 5) / 50 });
      assert.ok(cell.seconds < 60, `round ${round} took ${cell.seconds} s`);
    }
  });

  it("by a signal to the process group does the same", async () => {
    const cell = await kernel.execute("console.log('here'); while (true) {}", {
      interruptAt: "here",
      by: "signal",
    });
    assert.equal(errorOf(cell).ename, "Interrupted");
  });

  it("leaves no code of the cell running", async () => {
    const cell = await kernel.execute(
      `let letGo: (value: unknown) => void = () => {};
       let ran = 0;
       let caught = 0;
       const wait = new Promise((resolve) => { letGo = resolve; });
       console.log('here');
       await wait;
       ran += 1;
       console.log('ghost');`,
      { interruptAt: "here" },
    );
    await kernel.execute("letGo(1); await soon(); await soon();");
    assert.equal(resultOf(await kernel.execute("ran"))["text/plain"], "0");
    const all = await kernel.do<Executed>({ do: "again", id: cell.id, seconds: 0.05 });
    assert.equal(textOf(all), "here\n");
  });

  it("silences what the cell left behind", async () => {
    const cell = await kernel.execute(
      `const ticking = setInterval(() => console.log('tick'), 1);
       while (true) console.log('here');`,
      { interruptAt: "here" },
    );
    const now = textOf(await kernel.do<Executed>({ do: "again", id: cell.id, seconds: 0 }));
    await kernel.execute("await soon(); await soon(); clearInterval(ticking)");
    const later = textOf(await kernel.do<Executed>({ do: "again", id: cell.id, seconds: 0.05 }));
    assert.equal(later, now);
  });

  it("while nothing runs changes nothing", async () => {
    await kernel.do({ do: "ask", type: "interrupt_request", channel: "control" });
    assert.equal(resultOf(await kernel.execute("'still here'"))["text/plain"], "'still here'");
  });

  it("that no signal can deliver ends the process, and says so", async () => {
    const code = `const mutex = Buffer.alloc(64);
      const lock = libc.func("int pthread_mutex_lock(void *mutex)");
      lock(mutex);
      console.log("here");
      lock(mutex);`;
    const cell = await kernel.execute(code, { interruptAt: "here" });
    assert.equal(errorOf(cell).ename, "ProcessEnded");
    assert.match(errorOf(cell).evalue, /could not be interrupted.*run the cells above again/);
    assert.equal(
      resultOf(await kernel.execute("'a new process'"))["text/plain"],
      "'a new process'",
    );
  });
});
