// What the box's C and its TypeScript must say alike: a request's numbers on the one side, the stream's on the other.
import assert from "node:assert/strict";
import { type Architecture, differs, HERE } from "../../../linux/architecture.ts";
import { CALLS } from "../../../linux/calls.ts";
import { lentPeers } from "../../../program/peers.ts";
import { WORD_COUNT } from "../../../program/runner/box.ts";
import { tag } from "../../../program/runner/encode.ts";
import { options } from "../../../program/runner/options.ts";
import { structureText } from "../../../record/decode/structures.ts";
import { DATA_LIMIT } from "../../../record/types.ts";
import { asserts, compilerFor, errorsOf } from "../../linux/headers.ts";
import { between, defined, enumIn, sourcesOf } from "../../native.ts";

const box = sourcesOf("box");

/** What the C side calls by another word. */
const OPTIONS: Record<string, string> = {
  cpuSeconds: "OPT_CPU_S",
  openFiles: "OPT_NOFILE",
  fileSize: "OPT_FSIZE",
};
const TAGS: Record<string, string> = { toFile: "TAG_FILE_TO", toFd: "TAG_FD_TO" };

describe("what the box's two sides have in common", () => {
  it("are the options and their numbers", () => {
    const ours = options.map((name, index) => [OPTIONS[name] ?? named("OPT", name), index]);
    assert.deepEqual([...ours, ["OPT_COUNT", ours.length]], Object.entries(enumIn(box, "option")));
  });

  it("are the tags of a request's records", () => {
    const ours = Object.entries(tag).map(([name, value]) => [
      TAGS[name] ?? named("TAG", name),
      value,
    ]);
    assert.deepEqual(Object.fromEntries(ours), enumIn(box, "tag"));
  });

  it("are how much data a call keeps, how many peers are lent, how many words there are", () => {
    assert.equal(DATA_LIMIT, defined(box, "DATA_LIMIT"));
    const words = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));
    assert.equal(lentPeers(words).length, defined(box, "MAX_LENT"));
    assert.equal(WORD_COUNT, Number(between(box, "extern volatile int32_t box_words[", "]")));
  });

  it("are the sizes of the structures behind the arguments of calls", () => {
    const calls = new Map(CALLS.map((call) => [call.name, call]));
    const specs = between(box, "const struct spec specs[] = {", "\n};").matchAll(
      /NR\((\w+)\)(.*)/g,
    );
    const faults: string[] = [];
    let looked = 0;
    for (const [, name = "", rest = ""] of specs) {
      for (const [, how, index, bytes] of rest.matchAll(
        /(FIXED|TIMES|GIVEN)\((\d+), (?:\d+, )?(\d+|sizeof\(.*?\))\)/g,
      )) {
        const kind = calls.get(name)?.parameters[Number(index)]?.kind ?? "";
        const size = SIZES[bytes ?? ""] ?? Number(bytes);
        // A byte of a structure whose length is given has nothing to be compared with.
        if (size === 1 || UNREAD.has(kind)) continue;
        looked++;
        const two = how === "TIMES";
        const text = structureText(kind, Buffer.alloc(two ? 2 * size : size), HERE);
        if (text === null || (two && text.split("}").length !== 3))
          faults.push(`${name}: ${kind} of ${size} bytes is read as ${text}`);
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(looked > 24, `${looked} structures`);
  });

  for (const architecture of ["x64", "arm64"] as const) {
    it(`are what the compiler makes of them on ${architecture}`, async function () {
      this.timeout(120_000);
      const compiler = await compilerFor(architecture);
      if (compiler === null) {
        console.log(`      skipped: no compiler here has the headers of ${architecture}`);
        this.skip();
      }
      const includes = "epoll msg sem shm socket stat"
        .split(" ")
        .map((n) => `#include <sys/${n}.h>`);
      const lines = Object.entries(STRUCTURES).map(([what, by]) => asserts(what, by[architecture]));
      const text = [...includes, ...lines, ""].join("\n");
      assert.deepEqual(await errorsOf(compiler, `sizes-${architecture}`, text), []);
    });
  }
});

/** Those that the compiler is asked for in the box. */
const STRUCTURES: Record<string, Record<Architecture, number>> = {
  "sizeof(struct stat)": { x64: 144, arm64: 128 },
  "sizeof(struct epoll_event)": { x64: 12, arm64: 16 },
  "sizeof(struct msghdr)": { x64: 56, arm64: 56 },
  "sizeof(struct shmid_ds)": { x64: 112, arm64: 112 },
  "sizeof(struct msqid_ds)": { x64: 120, arm64: 120 },
  "sizeof(struct semid_ds)": { x64: 104, arm64: 88 },
};
const SIZES = Object.fromEntries(
  Object.entries(STRUCTURES).map(([what, by]) => [what, differs(by)]),
);

/** Kinds that a record shows as numbers or addresses, whatever is behind them. */
const UNREAD = new Set(["data", "hidden", "pointer", "fdset", "fcntlarg", "semarg", "int", ""]);

/** wallMs → OPT_WALL_MS. */
function named(prefix: string, name: string): string {
  return `${prefix}_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
}
