import assert from "node:assert/strict";
import { asserts, compilerFor, errorsOf } from "../../../lib/test/linux/headers.ts";
import { NUMBERS, withNumbers } from "./numbers.ts";

describe("the numbers of calls that only attacks make", () => {
  for (const architecture of ["x64", "arm64"] as const) {
    it(`are the kernel's on ${architecture}`, async function () {
      this.timeout(120_000);
      const compiler = await compilerFor(architecture);
      if (compiler === null) {
        console.log(`      skipped: no compiler here has the headers of ${architecture}`);
        this.skip();
      }
      const lines = Object.entries(NUMBERS).map(([name, by]) =>
        asserts(`__NR_${name}`, by[architecture]),
      );
      const text = ["#include <asm/unistd.h>", ...lines, ""].join("\n");
      assert.deepEqual(await errorsOf(compiler, `attacks-${architecture}`, text), []);
    });
  }

  it("stand in the place of names", () => {
    const open = { x64: "257", arm64: "56" }[process.arch as "x64" | "arm64"];
    assert.equal(withNumbers("syscall(SYS_openat, 0)"), `syscall(${open}, 0)`);
    assert.throws(() => withNumbers("SYS_opneat"), /no number of opneat/);
  });
});
