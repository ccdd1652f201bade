import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as c from "../../libc/index.ts";

describe("descriptors", () => {
  let dir: string;
  let fd: c.Fd;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "ipc-fd-"));
    fd = c.open(join(dir, "a"), c.O_RDWR | c.O_CREAT, 0o600);
  });
  afterEach(() => {
    c.attempt(() => c.close(fd));
    rmSync(dir, { recursive: true });
  });

  it("have flags of their own, and status flags in common with their copies", () => {
    const copy = c.fcntl(fd, c.F_DUPFD, 100);
    assert.ok(copy >= 100);
    c.fcntl(fd, c.F_SETFD, c.FD_CLOEXEC);
    assert.deepEqual([c.fcntl(fd, c.F_GETFD), c.fcntl(copy, c.F_GETFD)], [c.FD_CLOEXEC, 0]);
    c.fcntl(fd, c.F_SETFL, c.O_APPEND);
    assert.ok(c.fcntl(copy, c.F_GETFL) & c.O_APPEND);
    c.close(copy);
    assert.equal(c.dup2(fd, fd), fd as number);
    assert.throws(() => c.dup3(fd, fd, 0), { code: "EINVAL" });
    assert.equal(c.isatty(fd), false);
  });

  it("are copies of one opening, or openings of their own", () => {
    const self = c.getpid();
    const [copy, other] = [c.dup(fd), c.open(join(dir, "a"), c.O_RDONLY)];
    assert.deepEqual(
      [c.kcmp_file(self, self, fd, copy), c.kcmp_file(self, self, fd, other)],
      [true, false],
    );
    const pidfd = c.pidfd_open(self);
    const taken = c.pidfd_getfd(pidfd, fd);
    assert.ok(c.kcmp_file(self, self, fd, taken));
    for (const one of [copy, other, pidfd, taken]) c.close(one);
    assert.deepEqual(
      [c.getuid(), c.geteuid(), c.getgid()],
      [process.getuid?.(), process.geteuid?.(), process.getgid?.()],
    );
  });

  it("lock ranges for the process, or for the open file description", async () => {
    const other = c.open(join(dir, "a"), c.O_RDWR);
    c.fcntl(fd, c.F_OFD_SETLK, { type: c.F_WRLCK, start: 10, len: 5 });
    const want = { type: c.F_WRLCK, start: 0, len: 11 };
    const { type, start, len, pid } = c.fcntl(other, c.F_OFD_GETLK, want);
    assert.deepEqual([type, start, len, pid], [c.F_WRLCK, 10, 5, -1]);
    const { message } = c.attempt(() => c.fcntl(other, c.F_OFD_SETLK, want));
    assert.match(message, /^fcntl\(\d+, F_OFD_SETLK, \{F_WRLCK 0\+11\}\): EAGAIN/);
    const waiting = c.fcntl.async(other, c.F_OFD_SETLKW, want);
    c.fcntl(fd, c.F_OFD_SETLK, { type: c.F_UNLCK });
    await waiting;
    c.flock(fd, c.LOCK_EX);
    assert.throws(() => c.flock(other, c.LOCK_SH | c.LOCK_NB), { code: "EAGAIN" });
    c.close(other);
  });

  it("are polled, and tell how much can be read", () => {
    const [r, w] = c.pipe2(c.O_NONBLOCK);
    const ask = (): number[] =>
      c
        .poll(
          [
            { fd: r, events: c.POLLIN },
            { fd: w, events: c.POLLOUT },
          ],
          0,
        )
        .map((p) => p.revents);
    assert.deepEqual(ask(), [0, c.POLLOUT]);
    assert.throws(() => c.read(r, 1), { code: "EAGAIN" });
    c.write(w, "hello");
    assert.deepEqual([ask()[0], c.ioctl(r, c.FIONREAD)], [c.POLLIN, 5]);
    c.close(w);
    assert.deepEqual(ask(), [c.POLLIN | c.POLLHUP, c.POLLNVAL]);
    c.close(r);
    const e = c.eventfd(3);
    c.eventfd_write(e, 4);
    assert.equal(c.eventfd_read(e), 7n);
    c.close(e);
  });

  it("say what file they lead to", () => {
    c.write(fd, "12345");
    const { size, mode, nlink, ino, mtime } = c.fstat(fd);
    assert.deepEqual([size, mode & 0o777, nlink, c.S_ISREG(mode)], [5, 0o600, 1, true]);
    assert.ok(Math.abs(mtime - Date.now() / 1000) < 60);
    c.rename(join(dir, "a"), join(dir, "b"));
    assert.equal(c.stat(join(dir, "b")).ino, ino);
    c.unlink(join(dir, "b"));
    assert.equal(c.fstat(fd).nlink, 0);
    const umask = c.umask(0o022);
    c.mkfifo(join(dir, "fifo"), 0o666);
    c.umask(umask);
    const fifo = c.stat(join(dir, "fifo")).mode;
    assert.ok(c.S_ISFIFO(fifo) && (fifo & 0o777) === 0o644);
    assert.throws(() => c.mkfifo(join(dir, "fifo"), 0o666), { code: "EEXIST" });
  });

  it("of a FIFO open together", async () => {
    const path = join(dir, "fifo");
    c.mkfifo(path, 0o600);
    assert.throws(() => c.open(path, c.O_WRONLY | c.O_NONBLOCK), { code: "ENXIO" });
    const reader = c.open.async(path, c.O_RDONLY);
    const writer = await c.open.async(path, c.O_WRONLY);
    c.write(writer, "through");
    c.close(writer);
    const r = await reader;
    assert.deepEqual([c.read(r, 99).toString(), c.read(r, 99).length], ["through", 0]);
    c.close(r);
  });
});
