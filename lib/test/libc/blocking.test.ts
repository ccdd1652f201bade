import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as c from "../../libc/index.ts";
import { interruptAll, pendingCalls, setDeadline, setNotebookMode } from "../../libc/internal.ts";

const wakeOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("awaitable calls", () => {
  it("wait 64 at once, and leave the thread pool free", async () => {
    const pipes = Array.from({ length: 64 }, () => c.pipe());
    const reads = pipes.map(([r]) => c.read.async(r, 16));
    await wakeOthers();
    assert.equal(pendingCalls(), 64);
    assert.match(await readFile("/proc/self/status", "utf8"), /Threads/);
    pipes.forEach(([, w], i) => void c.write(w, `message ${i}`));
    const texts = (await Promise.all(reads)).map(String);
    assert.deepEqual(
      texts,
      pipes.map((_, i) => `message ${i}`),
    );
    assert.equal(pendingCalls(), 0);
    for (const fd of pipes.flat()) c.close(fd);
  });

  it("end with the reason of their signal, and no byte is lost", async () => {
    const [r, w] = c.pipe();
    const stop = new AbortController();
    const pending = c.read.async(r, 16, { signal: stop.signal });
    stop.abort(new Error("no longer wanted"));
    await assert.rejects(pending, /no longer wanted/);
    c.write(w, "late");
    assert.equal((await c.read.async(r, 16)).toString(), "late");
    await assert.rejects(c.read.async(r, 1, { signal: AbortSignal.abort() }), {
      name: "AbortError",
    });
    c.close(r);
    c.close(w);
  });

  it("are all ended by an interrupt", async () => {
    const [r, w] = c.pipe();
    const pending = [1, 2, 3].map((n) => c.read.async(r, n));
    const ended = Promise.allSettled(pending);
    interruptAll();
    for (const end of await ended) {
      assert.ok(end.status === "rejected");
      assert.deepEqual([end.reason.code, end.reason.syscall], ["EINTR", "read"]);
    }
    c.close(r);
    c.close(w);
  });

  it("fail as the plain call does", async () => {
    await assert.rejects(c.read.async(c.asFd(999), 1), { code: "EBADF", errno: -9 });
    await assert.rejects(c.read.async("3" as never, 1), { code: "ERR_INVALID_ARG_TYPE" });
    const [r, w] = c.pipe();
    c.close(r);
    await assert.rejects(c.write.async(w, "x"), { code: "EPIPE" });
    c.close(w);
  });
});

describe("in the notebook", () => {
  let was: number;
  before(() => {
    setNotebookMode(true);
    was = setDeadline(0.1);
  });
  after(() => {
    setDeadline(was);
    setNotebookMode(false);
  });

  it("a read of an empty pipe is given up with the reason", () => {
    const [r, w] = c.pipe();
    const { code, message } = c.attempt(() => c.read(r, 16));
    assert.equal(code, "ERR_DEADLINE");
    assert.equal(
      message,
      `read(${r}, 16): still waiting after 0.1 s: the pipe of descriptor ${r} is empty, and its write end is still ` +
        `open (this process has it open as descriptor ${w} too). To wait without stopping the notebook: await ` +
        "read.async(…); to see who waits for whom: a program",
    );
    c.write(w, "hi");
    assert.equal(c.read(r, 16).toString(), "hi");
    c.close(w);
    assert.equal(c.read(r, 16).length, 0);
    c.close(r);
  });

  it("a write to a full pipe is given up", () => {
    const [r, w] = c.pipe();
    const capacity = c.fcntl(w, c.F_GETPIPE_SZ);
    for (let room = capacity; room > 0; room -= 4096)
      assert.equal(c.write(w, Buffer.alloc(4096)), 4096);
    assert.throws(() => c.write(w, "x"), { code: "ERR_DEADLINE" });
    assert.equal(c.read(r, capacity).length, capacity);
    const sent = c.write(w, Buffer.alloc(capacity + 5000));
    assert.equal(sent, capacity, "a part is what the pipe took until then");
    c.close(r);
    assert.throws(() => c.write(w, "x"), { code: "EPIPE" });
    c.close(w);
  });

  it("what would end the kernel needs a program", () => {
    const refused = { code: "ERR_NEEDS_PROGRAM" };
    assert.throws(() => c.fork(), refused);
    assert.throws(() => c.exit(0), refused);
    assert.throws(() => c._exit(0), refused);
    assert.throws(() => c.close(1), refused);
    assert.throws(() => c.close(5), refused);
    const [r, w] = c.pipe();
    assert.throws(() => c.dup2(r, 1), refused);
    assert.equal(c.dup2(r, w), w as number);
    c.close(r);
    c.close(w);
  });
});
