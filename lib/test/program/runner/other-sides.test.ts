// A machine of 64 bits may run programs of 32, whose calls have other numbers: in the box none of these calls is made.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { differs, HERE } from "../../../linux/architecture.ts";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { command, only, request, text } from "./request.ts";

const SAYS = Buffer.from("other\n");
const BASE = 0x100000;

/** Writes and exits by 32-bit calls; where both come back, its last instruction ends it by a signal. */
const int80 = (at: number): string => `
  b804000000 bb01000000 b9${hex(at)} ba${hex(SAYS.length)} cd80
  b801000000 31db cd80 0f0b`;
/** The same by calls of 64 bits whose numbers have the bit of x32. */
const x32 = (at: number): string => `
  b801000040 bf01000000 be${hex(at)} ba${hex(SAYS.length)} 0f05
  b83c000040 31ff 0f05 0f0b`;
/** mov r7, #4; mov r0, #1; ldr r1, [pc, #20]; mov r2, #length; svc 0; mov r7, #1; mov r0, #0; svc 0; udf; the address. */
const arm = (at: number): string => `
  0470a0e3 0100a0e3 14109fe5 ${hex(0xe3a02000 + SAYS.length)} 000000ef
  0170a0e3 0000a0e3 000000ef f000f0e7 ${hex(at)}`;

const PROGRAMS = differs<Record<string, Buffer>>({
  x64: {
    "of 32 bits": elf(32, 3, 0, int80),
    "of 64 bits, by int 0x80": elf(64, 62, 0, int80),
    "of 64 bits, by x32": elf(64, 62, 0, x32),
  },
  arm64: { "of 32 bits": elf(32, 40, 0x05000000, arm) },
});

describe("a program that makes the calls of another side", () => {
  after(() => stopRunners());

  for (const [what, content] of Object.entries(PROGRAMS)) {
    it(`${what} makes none on ${HERE}`, async function () {
      const outside = runHere(content);
      for (const trace of [true, false]) {
        const files = [{ path: "other", content, mode: 0o755 }];
        const reply = await runInBox(request(command(["./other"]), { files, trace }));
        assert.equal(text(reply.stdout.main), "");
        if (!outside.runs) continue;
        assert.ok(only(reply, "exit")[0]?.signal, JSON.stringify(reply.events));
        assert.equal(text(reply.stderr.main), "");
      }
      if (outside.said === SAYS.toString()) return;
      console.log(`      skipped: this kernel has no such calls`);
      this.skip();
    });
  }
});

/** What it does without the box. */
function runHere(content: Buffer): { runs: boolean; said: string } {
  const folder = mkdtempSync(join(tmpdir(), "other-"));
  try {
    const file = join(folder, "other");
    writeFileSync(file, content, { mode: 0o755 });
    const { error, stdout } = spawnSync(file, { encoding: "utf8" });
    return { runs: error === undefined, said: stdout ?? "" };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hex(word: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(word);
  return bytes.toString("hex");
}

/** A program in one segment: its head, the code, and the text, whose address the code gets. */
function elf(
  bits: 32 | 64,
  machine: number,
  flags: number,
  codeFor: (at: number) => string,
): Buffer {
  const wide = bits === 64;
  const [head, part] = wide ? [64, 56] : [52, 32];
  const codeOf = (at: number): Buffer => Buffer.from(codeFor(at).replace(/\s/g, ""), "hex");
  const start = head + part;
  const code = codeOf(BASE + start + codeOf(0).length);
  const size = start + code.length + SAYS.length;
  const out = Buffer.alloc(start);
  let at = 0;
  const put = (bytes: number, value: number): void => {
    out.writeUIntLE(value, at, Math.min(bytes, 6));
    at += bytes;
  };
  const word = wide ? 8 : 4;
  out.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, 1, 1]);
  at = 16;
  for (const half of [2, machine]) put(2, half);
  put(4, 1);
  for (const value of [BASE + start, head, 0]) put(word, value);
  put(4, flags);
  for (const half of [head, part, 1, 0, 0, 0]) put(2, half);
  // PT_LOAD, to be read and executed.
  put(4, 1);
  if (wide) put(4, 5);
  for (const value of [0, BASE, BASE, size, size]) put(word, value);
  if (!wide) put(4, 5);
  put(word, 0x10000);
  return Buffer.concat([out, code, SAYS]);
}
