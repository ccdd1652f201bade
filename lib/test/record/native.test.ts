// What the C library makes of its functions on this machine, whichever it is, is told under the names that the program
// wrote: a program in C says before each call how the record is to speak of it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root, temporary } from "../../ground/place.mjs";
import { run } from "../../program/run.ts";
import { findCompiler } from "../../tools/install/compiler.mjs";
import { callText } from "../program/called.ts";

describe("functions of the C library", function () {
  this.timeout(120_000);

  it("are what records speak of, on the machine that this is", async () => {
    const { record, exitCode } = await run(["./library"], {
      files: { library: { content: await compiled(), mode: 0o755 } },
      fileLimit: 2 ** 24,
    });
    assert.equal(exitCode, 0);
    const said: string[] = [];
    const wrong: string[][] = [];
    for (const call of record.calls) {
      if (call.process !== "P1" || call.startup) continue;
      const line =
        call.object === "stderr" && Buffer.from(call.data?.bytes ?? "", "base64").toString();
      if (line) {
        said.push(line);
        wrong.push([line]);
      } else wrong.at(-1)?.push(callText(call));
    }
    assert.ok(said.length > 40, `${said.length} calls`);
    assert.deepEqual(
      wrong.filter(([line = "", ...calls]) => !calls[0]?.startsWith(line)),
      [],
    );
  });
});

async function compiled(): Promise<Buffer> {
  const folder = mkdtempSync(join(temporary, "library-"));
  try {
    const [cc = "", ...first] = await findCompiler();
    const source = join(root, "native", "test", "library.c");
    const out = join(folder, "library");
    await promisify(execFile)(cc, [...first, "-s", "-D_GNU_SOURCE", "-o", out, source, "-lrt"]);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
