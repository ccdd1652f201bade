// Bytes, sizes and structures come back as they went in, whatever they are.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { decodeAddress, encodeAddress } from "../../libc/address.ts";
import * as c from "../../libc/index.ts";

const bytes = (maxLength: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
const text = fc.string({ unit: "grapheme", maxLength: 200 });
const int32 = fc.integer();
const RW = c.PROT_READ | c.PROT_WRITE;

function holds<T extends unknown[]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  predicate: (...values: T) => void,
): void {
  fc.assert(
    fc.property(
      ...(arbitraries as [fc.Arbitrary<unknown>]),
      predicate as unknown as (v: unknown) => void,
    ),
  );
}

describe("whatever is sent", () => {
  let dir: string;
  let file: c.Fd;
  let r: c.Fd;
  let w: c.Fd;
  let q: c.MsgId;
  let memory: c.Memory;
  let mapped: c.Memory;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), "ipc-properties-"));
    file = c.open(join(dir, "file"), c.O_RDWR | c.O_CREAT, 0o600);
    [r, w] = c.pipe();
    q = c.msgget(c.IPC_PRIVATE, c.IPC_CREAT | 0o600);
    memory = c.mmap(null, 20000, RW, c.MAP_SHARED | c.MAP_ANONYMOUS, -1, 0);
    const fd = c.memfd_create("properties");
    c.ftruncate(fd, 20000);
    mapped = c.mmap(null, 20000, RW, c.MAP_SHARED, fd, 0);
    c.close(fd);
  });
  after(() => {
    for (const fd of [file, r, w]) c.close(fd);
    c.msgctl(q, c.IPC_RMID);
    for (const one of [memory, mapped]) c.munmap(one);
    rmSync(dir, { recursive: true });
  });

  it("through a pipe, in pieces of any size", () => {
    holds([bytes(5000), fc.integer({ min: 1, max: 6000 })], (sent: Buffer, size: number) => {
      assert.equal(c.write(w, sent), sent.length);
      const parts: Buffer[] = [];
      while (Buffer.concat(parts).length < sent.length) parts.push(c.read(r, size));
      assert.deepEqual(Buffer.concat(parts), sent);
    });
  });

  it("as text, which is UTF-8 on the other side", () => {
    holds([text], (sent: string) => {
      const length = c.write(w, sent);
      assert.equal(length, Buffer.byteLength(sent));
      if (length > 0) assert.equal(c.read(r, length).toString(), Buffer.from(sent).toString());
    });
  });

  it("into a file at any offset, 2^40 too", () => {
    const offset = fc.oneof(fc.nat(10000), fc.integer({ min: 0, max: 2 ** 40 }));
    holds([bytes(500), offset], (sent: Buffer, at: number) => {
      assert.equal(c.pwrite(file, sent, at), sent.length);
      assert.deepEqual(c.pread(file, sent.length, at), sent);
      assert.equal(c.lseek(file, at, c.SEEK_SET), at);
      if (sent.length > 0) assert.ok(c.fstat(file).size >= at + sent.length);
    });
  });

  it("as a message of any type and size", () => {
    const type = fc.oneof(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    );
    holds(
      [type, bytes(8192), fc.option(fc.nat(8192))],
      (kind: number, sent: Buffer, size: number | null) => {
        c.msgsnd(q, { type: kind, text: sent }, size ?? undefined);
        const { type: found, data } = c.msgrcv(q, 8192, kind, c.IPC_NOWAIT);
        const expected = Buffer.alloc(size ?? sent.length);
        sent.copy(expected);
        assert.equal(found, kind);
        assert.deepEqual(data, expected);
      },
    );
  });

  it("into memory, within its bounds and never past them", () => {
    holds([bytes(9000), fc.integer({ min: -10, max: 21000 })], (sent: Buffer, at: number) => {
      for (const place of [memory, mapped]) {
        if (at < 0 || at + sent.length > 20000) {
          assert.throws(() => place.write(at, sent), { code: "ERR_OUT_OF_RANGE" });
        } else {
          place.write(at, sent);
          assert.deepEqual(place.read(at, sent.length), sent);
        }
      }
    });
  });

  it("as words of 32 and 64 bits", () => {
    const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    holds(
      [fc.nat(2000), int32, int32, int64, int64],
      (i: number, a: number, b: number, x: bigint, y: bigint) => {
        for (const place of [memory, mapped]) {
          place.store(8 * i, a);
          assert.equal(place.add(8 * i, b), a);
          assert.equal(place.exchange(8 * i, a), (a + b) | 0);
          assert.equal(place.compareExchange(8 * i, a, b), a);
          place.store64(8 * i, x);
          assert.equal(place.add64(8 * i, y), x);
          assert.equal(place.load64(8 * i), BigInt.asIntN(64, x + y));
        }
      },
    );
  });

  it("as an address", () => {
    const port = fc.nat(65535);
    const uint32 = fc.nat(0xffffffff);
    const name = fc
      .string({ unit: "binary-ascii", minLength: 1, maxLength: 90 })
      .filter((s) => !s.includes("\0"));
    const any = fc.oneof(
      fc.record({ family: fc.constant("AF_INET" as const), address: fc.ipV4(), port }),
      fc.record({
        family: fc.constant("AF_INET6" as const),
        address: fc.constantFrom("::1", "fe80::1:2", "2001:db8::ff"),
        port,
        flowinfo: uint32,
        scope_id: uint32,
      }),
      fc.record({ family: fc.constant("AF_UNIX" as const), path: name }),
      fc.record({ family: fc.constant("AF_UNIX" as const), abstract: name }),
    );
    holds([any], (address: c.SocketAddress) =>
      assert.deepEqual(decodeAddress(encodeAddress(address)), { ...address }),
    );
  });

  it("that is not a number, size or text is refused before the kernel sees it", () => {
    const odd = fc.oneof(
      fc.constantFrom(
        undefined,
        null,
        {},
        [],
        "3",
        true,
        3n,
        Number.NaN,
        Infinity,
        0.5,
        2 ** 53,
        -(2 ** 60),
        Symbol("x"),
      ),
      fc.double().filter((n) => !Number.isInteger(n)),
      fc.integer({ min: 2 ** 31, max: Number.MAX_SAFE_INTEGER }),
    );
    const refused = (call: () => unknown): void =>
      assert.throws(
        call,
        (e: Error & { code: string }) => e.code.startsWith("ERR_") && e.message.includes('"'),
      );
    holds([odd], (value: unknown) => {
      const bad = value as never;
      refused(() => c.read(bad, 1));
      refused(() => c.close(bad));
      refused(() => c.lseek(w, 0, bad));
      refused(() => c.msgrcv(bad, 1));
      refused(() => c.shmget(1, 1, bad));
      refused(() => c.socket(bad, 1));
      refused(() => c.kill(bad, 0));
      if (typeof value !== "string") refused(() => c.open(bad, 0));
    });
  });
});
