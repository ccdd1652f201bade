import assert from "node:assert/strict";
import { ftruncateSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as c from "../../libc/index.ts";
import { differs } from "../../linux/architecture.ts";

const PAGE = c.sysconf(c._SC_PAGESIZE);
const RW = c.PROT_READ | c.PROT_WRITE;
const anonymous = (length: number, prot = RW): c.Memory =>
  c.mmap(null, length, prot, c.MAP_PRIVATE | c.MAP_ANONYMOUS, -1, 0);
const throwsMemory = (access: () => unknown, code: string, signal: string | null): void =>
  assert.throws(access, { code, signal });

describe("mapped memory", () => {
  it("takes text and bytes, and gives copies", () => {
    const memory = anonymous(100);
    assert.equal(memory.length, 100);
    assert.equal(memory.write(10, "Hello?\n\0"), 8);
    assert.equal(memory.readCString(10), "Hello?\n");
    assert.deepEqual(memory.read(10, 3), Buffer.from("Hel"));
    memory.fill(0x41, 98);
    assert.deepEqual([memory.bytes[99], memory.bytes[0]], [0x41, 0]);
    memory.bytes[0] = 7;
    assert.equal([...memory.bytes].length, 100);
    assert.equal(memory.read(0, 1)[0], 7);
    c.munmap(memory);
  });

  it("has atomic 32-bit and 64-bit words", () => {
    const memory = anonymous(PAGE);
    memory.store(4, -5);
    assert.equal(memory.add(4, 7), -5);
    assert.equal(memory.compareExchange(4, 1, 9), 2);
    assert.equal(memory.compareExchange(4, 2, 9), 2);
    assert.equal(memory.exchange(4, 3), 9);
    assert.equal(memory.load(4), 3);
    memory.store64(8, 2n ** 62n);
    assert.equal(memory.add64(8, 1n), 2n ** 62n);
    assert.equal(memory.compareExchange64(8, 2n ** 62n + 1n, -1n), 2n ** 62n + 1n);
    assert.equal(memory.exchange64(8, 5n), -1n);
    assert.equal(memory.load64(8), 5n);
    assert.throws(() => memory.load(6), /multiple of 4/);
    assert.throws(() => memory.store64(4, 1n), /multiple of 8/);
    c.munmap(memory);
  });

  it("refuses what is out of range", () => {
    const memory = anonymous(128);
    throwsMemory(() => memory.read(120, 9), "ERR_OUT_OF_RANGE", null);
    throwsMemory(() => memory.write(128, "x"), "ERR_OUT_OF_RANGE", null);
    throwsMemory(() => memory.load(128), "ERR_OUT_OF_RANGE", null);
    throwsMemory(() => memory.bytes[128], "ERR_OUT_OF_RANGE", null);
    assert.throws(() => memory.read(-1, 2), { code: "ERR_OUT_OF_RANGE" });
    assert.throws(() => memory.write(2 ** 53, "x"), { code: "ERR_OUT_OF_RANGE" });
    c.munmap(memory);
  });

  it("knows when it is gone, in part or as a whole", () => {
    const memory = anonymous(3 * PAGE);
    const last = memory.slice(2 * PAGE);
    c.munmap(memory.slice(PAGE), PAGE);
    memory.write(0, "still there");
    last.write(0, "this too");
    throwsMemory(() => memory.read(PAGE, 1), "ERR_MEMORY_GONE", "SIGSEGV");
    throwsMemory(() => memory.read(0, 3 * PAGE), "ERR_MEMORY_GONE", "SIGSEGV");
    c.munmap(memory.slice(0, PAGE));
    c.munmap(last);
    for (const part of [memory, last]) {
      assert.equal(part.gone, true);
      throwsMemory(() => part.read(0, 1), "ERR_MEMORY_GONE", "SIGSEGV");
      throwsMemory(() => part.add(0, 1), "ERR_MEMORY_GONE", "SIGSEGV");
    }
    const [r, w] = c.pipe();
    c.write(w, "abc");
    throwsMemory(() => c.readInto(r, memory), "ERR_MEMORY_GONE", "SIGSEGV");
    throwsMemory(() => c.write(w, memory), "ERR_MEMORY_GONE", "SIGSEGV");
    c.close(r);
    c.close(w);
  });

  it("keeps to its protection", () => {
    const memory = anonymous(2 * PAGE);
    memory.write(0, "abc");
    c.mprotect(memory, PAGE, c.PROT_READ);
    assert.equal(memory.protection, "r");
    assert.equal(memory.read(0, 3).toString(), "abc");
    throwsMemory(() => memory.write(0, "x"), "ERR_MEMORY_PROTECTION", "SIGSEGV");
    throwsMemory(() => memory.store(0, 1), "ERR_MEMORY_PROTECTION", "SIGSEGV");
    memory.write(PAGE, "the second page is as before");
    c.mprotect(memory, 2 * PAGE, c.PROT_NONE);
    throwsMemory(() => memory.read(0, 1), "ERR_MEMORY_PROTECTION", "SIGSEGV");
    const [r, w] = c.pipe();
    assert.throws(() => c.write(w, memory, 8), { code: "EFAULT" });
    c.close(r);
    c.close(w);
    c.munmap(memory);
  });

  it("is an error past the end of the file, not a SIGBUS", () => {
    const dir = mkdtempSync(join(tmpdir(), "ipc-memory-"));
    const fd = c.asFd(openSync(join(dir, "temp.txt"), "w+"));
    const memory = c.mmap(null, 2 * PAGE, RW, c.MAP_SHARED, fd, 0);
    throwsMemory(() => memory.read(0, 1), "ERR_MEMORY_FAULT", "SIGBUS");
    throwsMemory(() => memory.load(0), "ERR_MEMORY_FAULT", "SIGBUS");
    ftruncateSync(fd, 40);
    memory.write(0, "This is the memory map!\n\0");
    assert.equal(memory.readCString(), "This is the memory map!\n");
    assert.equal(c.pread(fd, 100, 0).length, 40);
    assert.equal(memory.add(100, 3), 0, "within the last page nothing faults");
    throwsMemory(() => memory.write(PAGE - 1, "xy"), "ERR_MEMORY_FAULT", "SIGBUS");
    throwsMemory(() => memory.store64(PAGE, 1n), "ERR_MEMORY_FAULT", "SIGBUS");
    ftruncateSync(fd, 0);
    throwsMemory(() => memory.write(0, "x"), "ERR_MEMORY_FAULT", "SIGBUS");
    c.munmap(memory);
    c.close(fd);
    rmSync(dir, { recursive: true });
  });

  it("is not given to the kernel where it is not ours", () => {
    assert.throws(() => c.munmap(0x10000n, PAGE), { code: "ERR_OUT_OF_RANGE" });
    const top = differs({ x64: 1n << 47n, arm64: 1n << 52n });
    assert.throws(() => c.munmap(top - BigInt(PAGE), 2 * PAGE), { code: "EINVAL" });
    const own = anonymous(PAGE);
    assert.throws(() => c.mprotect(own, 2 ** 46, c.PROT_READ), { code: "ERR_OUT_OF_RANGE" });
    own.write(0, "as it was");
    c.munmap(own);
    const fixed = c.MAP_FIXED | c.MAP_PRIVATE | c.MAP_ANONYMOUS;
    assert.throws(() => c.mmap(0x10000n, PAGE, RW, fixed, -1, 0), { code: "ERR_OUT_OF_RANGE" });
    const id = c.shmget(c.IPC_PRIVATE, 1, 0o600);
    const flags = c.SHM_REMAP | c.SHM_RND;
    assert.throws(() => c.shmat(id, 0x20001n, flags), { code: "ERR_OUT_OF_RANGE" });
    c.shmctl(id, c.IPC_RMID);
    const old = anonymous(PAGE);
    const other = c.mmap(old, PAGE, RW, fixed, -1, 0);
    assert.equal(other.address, old.address);
    assert.equal(old.gone, true);
    other.write(0, "new");
    c.munmap(other);
  });
});
