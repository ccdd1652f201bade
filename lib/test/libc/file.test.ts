import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as c from "../../libc/index.ts";

describe("files", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "ipc libc é "));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it("write, seek and read back what was written", () => {
    const fd = c.open(join(dir, "temp.txt"), c.O_RDWR | c.O_CREAT, 0o644);
    assert.equal(c.write(fd, "Test\0"), 5);
    assert.equal(c.lseek(fd, 0, c.SEEK_SET), 0);
    assert.deepEqual(c.read(fd, 124), Buffer.from("Test\0"));
    assert.equal(c.read(fd, 1).length, 0, "end of file");
    c.close(fd);
    assert.throws(() => c.read(fd, 1), { code: "EBADF", syscall: "read" });
  });

  it("share the offset after dup, and move apart after a second open", () => {
    const path = join(dir, "a");
    const one = c.creat(path, 0o600);
    c.write(one, "abcdef");
    const two = c.open(path, c.O_RDONLY);
    const copy = c.dup(two);
    assert.equal(c.read(two, 2).toString(), "ab");
    assert.equal(c.read(copy, 2).toString(), "cd");
    assert.equal(c.lseek(two, 0, c.SEEK_CUR), 4);
    assert.equal(c.pread(two, 10, 1).toString(), "bcdef");
    assert.equal(c.lseek(copy, 0, c.SEEK_CUR), 4, "pread leaves the offset");
    for (const fd of [one, two, copy]) c.close(fd);
  });

  it("fail in the shape of Node's errors, with the arguments by name", () => {
    const path = join(dir, "nofile");
    const error = assertFails(() => c.open(path, c.O_RDWR | c.O_CREAT | c.O_DIRECTORY, 0o644));
    assert.equal(error.code, "EINVAL");
    assert.equal(
      error.message,
      `open(${JSON.stringify(path)}, O_RDWR|O_CREAT|O_DIRECTORY, 0644): EINVAL, Invalid argument`,
    );
    assert.equal(error.errno, -22);
    assert.equal(error.path, path);
  });

  it("refuse wrong arguments before the kernel sees them, by the parameter's name", () => {
    const wrong = (call: () => unknown, name: string) =>
      assert.throws(call, (e: Error) => e.message.includes(`"${name}"`) && "code" in e);
    wrong(() => c.open(5 as never, 0), "path");
    wrong(() => c.open("a\0b", 0), "path");
    wrong(() => c.read("3" as never, 1), "fd");
    wrong(() => c.read(0, 0.5), "count");
    wrong(() => c.read(0, 2 ** 53), "count");
    wrong(() => c.write(1, 7 as never), "data");
    wrong(() => c.write(1, "abc", 4), "count");
    wrong(() => c.lseek(0, 0.5, 0), "offset");
    wrong(() => c.close(5n as never), "fd");
  });
});

function assertFails(call: () => unknown): c.CallError {
  const outcome = c.attempt(call);
  assert.ok(outcome.ok === false);
  return outcome.error;
}
