// No call corrupts the heap, whatever the garbage collector does, and whatever malloc hands out.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const work = join(import.meta.dirname, "gc-work.ts");

describe("every kind of transfer", () => {
  const settings: Record<string, { flags: string[]; env?: Record<string, string> }> = {
    "with a collection every 300 allocations": { flags: ["--expose-gc", "--gc-interval=300"] },
    "with pages that move at each collection": {
      flags: ["--expose-gc", "--compact-on-every-full-gc"],
    },
    "with freed memory filled and checked by malloc": {
      flags: ["--expose-gc"],
      env: {
        GLIBC_TUNABLES: "glibc.malloc.check=3:glibc.malloc.perturb=165",
        LD_PRELOAD: "libc_malloc_debug.so.0",
      },
    },
  };
  for (const [what, { flags, env }] of Object.entries(settings)) {
    it(what, function () {
      this.timeout(60000);
      const { stdout, stderr, status, signal } = spawnSync(process.execPath, [...flags, work], {
        encoding: "utf8",
        env: { ...process.env, ...env },
      });
      assert.equal(stderr, "");
      assert.deepEqual([status, signal, stdout], [0, null, "every byte as it was\n"]);
    });
  }
});
