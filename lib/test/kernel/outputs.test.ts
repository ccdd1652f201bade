import assert from "node:assert/strict";
import { type Client, type Executed, textOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

const native = `import koffi from "koffi";
const libc = koffi.load("libc.so.6");
const put = libc.func("long write(int fd, const void *bytes, size_t count)");`;

describe("what a cell writes", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    await kernel.execute(native);
    await kernel.execute(`import { spawn, spawnSync } from "node:child_process";`);
  });

  it("comes from native code in one piece of 10 MB, between what JavaScript writes", async () => {
    const cell = await kernel.execute(
      `const size = 10_000_000;
       const pattern = Buffer.from(Array.from({ length: size }, (_, i) => 97 + (i % 26)));
       console.log("before");
       const put10 = Number(put(1, pattern, size));
       console.log("after");
       put10`,
    );
    const text = textOf(cell);
    assert.equal(text.length, 10_000_000 + "before\nafter\n".length);
    assert.ok(text.startsWith("before\nabcdefghijklmnopqrstuvwxyzabc"));
    assert.ok(text.endsWith("after\n"));
    assert.equal(cell.reply.status, "ok");
  });

  it("need not be UTF-8, and may be cut inside a character", async () => {
    const cell = await kernel.execute(
      `const bytes = Buffer.from("a\\u00e4\\u{1f600}z");
       for (const byte of bytes) put(1, Buffer.from([byte]), 1);
       put(1, Buffer.from([0xff, 0x62, 0xc3]), 3);`,
    );
    const late = await kernel.do<Executed>({ do: "again", id: cell.id, seconds: 0.1 });
    assert.match(textOf(late), /^aä😀z\ufffdb/);
  });

  it("comes from a child, in order with the cell's own", async () => {
    const cell = await kernel.execute(
      `console.log("parent 1");
       spawnSync("sh", ["-c", "echo child; echo problem >&2"], { stdio: "inherit" });
       console.log("parent 2");`,
    );
    assert.equal(textOf(cell), "parent 1\nchild\nparent 2\n");
    assert.equal(textOf(cell, "stderr"), "problem\n");
  });

  it("belongs to it when a child writes after its end", async () => {
    const early = await kernel.execute(
      `const child = spawn("sh", ["-c", "read go; echo late child; echo late problem >&2"],
         { stdio: ["pipe", "inherit", "inherit"] });
       0`,
    );
    const later = await kernel.execute("child.stdin.end('go\\n'); console.log('mine')");
    const found = await kernel.do<Executed>({ do: "until", id: early.id, text: "late problem" });
    assert.equal(textOf(found), "late child\n");
    const all = await kernel.do<Executed>({ do: "again", id: later.id, seconds: 0 });
    assert.equal(textOf(all), "mine\n");
    assert.equal(textOf(all, "stderr"), "");
  });

  it("belongs to it when its JavaScript writes after its end", async () => {
    const early = await kernel.execute(
      `let release: () => void = () => {};
       new Promise<void>((resolve) => { release = resolve; }).then(() => console.log("from a promise"));
       const timer = setInterval(() => { if (state.released) { clearInterval(timer); console.error("from a timer"); } }, 1);
       const state = { released: false };`,
    );
    const later = await kernel.execute("release(); state.released = true; console.log('mine')");
    const found = await kernel.do<Executed>({ do: "until", id: early.id, text: "from a timer" });
    assert.equal(textOf(found), "from a promise\n");
    const all = await kernel.do<Executed>({ do: "again", id: later.id, seconds: 0 });
    assert.equal(textOf(all), "mine\n");
  });

  it("waits for a slow reader instead of filling the kernel's memory", async () => {
    const { front, length } = await kernel.do<{ front: number; length: number }>({
      do: "flood",
      code: `spawnSync("sh", ["-c", "head -c 150000000 /dev/zero | tr '\\\\0' x"], { stdio: "inherit" }).status`,
    });
    assert.equal(length, 150_000_000);
    assert.ok(front < 250 << 20, `the kernel's first process took ${front >> 20} MiB`);
  });
});
