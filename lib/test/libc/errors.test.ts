import assert from "node:assert/strict";
import * as c from "../../libc/index.ts";

describe("attempt", () => {
  it("gives a failure as a value", () => {
    const { ok, code, errno, syscall, message } = c.attempt(() => c.open("nofile", c.O_RDWR));
    assert.deepEqual([ok, code, errno, syscall], [false, "ENOENT", -2, "open"]);
    assert.equal(message, 'open("nofile", O_RDWR): ENOENT, No such file or directory');
  });

  it("gives a success in the same shape", () => {
    assert.deepEqual(
      c.attempt(() => 7),
      {
        ok: true,
        value: 7,
        code: null,
        errno: 0,
        syscall: null,
        message: "",
        error: null,
      },
    );
  });

  it("takes promises too", async () => {
    assert.equal((await c.attempt(async () => c.close(c.asFd(999)))).code, "EBADF");
  });

  it("throws what is not a failed call", () => {
    assert.throws(() => c.attempt(() => c.read("x" as never, 1)), TypeError);
  });
});
