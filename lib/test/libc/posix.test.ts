import assert from "node:assert/strict";
import * as c from "../../libc/index.ts";

const name = `/talking-processes-${process.pid}`;
const RW = c.PROT_READ | c.PROT_WRITE;

describe("POSIX shared memory, semaphores and queues, futexes", () => {
  it("map one memory file twice", () => {
    const fd = c.shm_open(name, c.O_RDWR | c.O_CREAT | c.O_EXCL, 0o600);
    c.shm_unlink(name);
    c.ftruncate(fd, 4096);
    const [one, two] = [1, 2].map(() => c.mmap(null, 4096, RW, c.MAP_SHARED, fd, 0)) as [
      c.Memory,
      c.Memory,
    ];
    one.write(5, "shared");
    assert.equal(two.readCString(5), "shared");
    assert.equal(two.add(100, 3), 0);
    assert.equal(one.load(100), 3);
    for (const memory of [one, two]) c.munmap(memory);
    c.close(fd);
    const memfd = c.memfd_create("nameless", c.MFD_ALLOW_SEALING);
    c.fcntl(memfd, c.F_ADD_SEALS, c.F_SEAL_GROW);
    assert.throws(() => c.ftruncate(memfd, 1), { code: "EPERM" });
    c.close(memfd);
  });

  it("let a semaphore wait, by name and in memory", async () => {
    const named = c.sem_open(name, c.O_CREAT | c.O_EXCL, 0o600, 1);
    c.sem_unlink(name);
    const memory = c.mmap(null, 64, RW, c.MAP_SHARED | c.MAP_ANONYMOUS, -1, 0);
    for (const semaphore of [named, c.sem_init(memory.slice(32), 1, 1)]) {
      c.sem_wait(semaphore);
      assert.throws(() => c.sem_trywait(semaphore), { code: "EAGAIN" });
      assert.throws(() => c.sem_timedwait(semaphore, 0.005), { code: "ETIMEDOUT" });
      const waiting = c.sem_wait.async(semaphore);
      c.sem_post(semaphore);
      await waiting;
      assert.equal(c.sem_getvalue(semaphore), 0);
    }
    c.sem_close(named);
    assert.throws(() => c.sem_post(named), /sem_post after sem_close/);
    memory.fill(7);
    assert.throws(() => c.sem_init(memory, 1, -1), { code: "EINVAL" });
    assert.deepEqual(memory.read(), Buffer.alloc(64, 7), "what is refused changes nothing");
    c.mprotect(memory, 64, c.PROT_READ);
    assert.throws(() => c.sem_post(c.sem_at(memory.slice(32))), { code: "ERR_MEMORY_PROTECTION" });
    c.munmap(memory);
    assert.throws(() => c.sem_post(c.sem_at(memory.slice(32))), { code: "ERR_MEMORY_GONE" });
  });

  it("give the message of the highest priority first", async () => {
    const q = c.mq_open(name, c.O_RDWR | c.O_CREAT | c.O_EXCL, 0o600, { maxmsg: 2, msgsize: 16 });
    c.mq_unlink(name);
    c.mq_send(q, "low");
    c.mq_send(q, "high", 9);
    assert.throws(() => c.mq_timedsend(q, "third", 0, 0.005), { code: "ETIMEDOUT" });
    assert.equal(c.mq_getattr(q).curmsgs, 2);
    assert.deepEqual(c.mq_receive(q, 16), { data: Buffer.from("high"), priority: 9 });
    assert.throws(() => c.mq_receive(q, 8), { code: "EMSGSIZE" });
    assert.equal(c.mq_receive(q, 16).data.toString(), "low");
    const waiting = c.mq_receive.async(q, 16);
    c.mq_send(q, "");
    assert.equal((await waiting).data.length, 0);
    c.mq_close(q);
  });

  it("sleep on a word and are woken", async () => {
    const memory = c.mmap(null, 8, RW, c.MAP_SHARED | c.MAP_ANONYMOUS, -1, 0);
    assert.throws(() => c.futex_wait(memory, 4, 1), { code: "EAGAIN" });
    assert.throws(() => c.futex_wait(memory, 4, 0, 0.005), { code: "ETIMEDOUT" });
    const waiting = c.futex_wait.async(memory, 4, 0);
    while (c.futex_wake(memory, 4) === 0) await new Promise((resolve) => setImmediate(resolve));
    await waiting;
    assert.throws(() => c.futex_wait(memory, 8, 0), { code: "ERR_OUT_OF_RANGE" });
    c.munmap(memory);
  });
});
