// What calls answer under conditions of the manual pages: asked of the C library by a program, then of ours. The error
// and the call that it names must be the same.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { errnoName } from "../../libc/index.ts";
import { findCompiler } from "../../tools/install/compiler.mjs";
import { conditions } from "./conformance/conditions.ts";
import { DISK } from "./conformance/types.ts";

const run = promisify(execFile);
const here = import.meta.dirname;
const all = Object.entries(conditions);
/** Only root can become another user. */
const needsRoot = (inC: string): boolean => process.getuid?.() !== 0 && inC.includes("nobody()");
const runnable = all.filter(([, [, , inC]]) => !needsRoot(inC)).map(([id]) => id);

describe("a call under a condition of its manual page", () => {
  let folder: string;
  const inC = new Map<string, string>();
  const answers = new Map<string, string>();

  before(async function () {
    this.timeout(120_000);
    folder = mkdtempSync(join(DISK, "conditions-"));
    await Promise.all([askC(), ask()]);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    const skipped = all.length - runnable.length;
    if (skipped > 0) console.log(`      ${skipped} need root, to become another user`);
    // A filter of a container, another version of Linux: what the C library says holds.
    const other = runnable.filter((id) => inC.get(id) !== conditions[id]?.[1]);
    for (const id of other) console.log(`      here C says ${inC.get(id)}: ${conditions[id]?.[2]}`);
  });

  for (const [id, [call, expected, text]] of all) {
    if (!runnable.includes(id)) continue;
    it(`${text}: ${expected}`, () => {
      const said = inC.get(id);
      assert.equal(answers.get(id), said === "none" ? said : `${said} ${call}`);
    });
  }

  async function askC(): Promise<void> {
    const rows = runnable.map((id) => conditions[id]?.[2] ?? "");
    const functions = rows.map((text, i) => {
      const body = text.includes("return ") ? text : `return (long)(${text});`;
      return `static long row_${i}(void) { ${body} }`;
    });
    const table = `static long (*const rows[])(void) = {${rows.map((_, i) => `row_${i}`).join(", ")}};`;
    writeFileSync(join(folder, "rows.h"), [...functions, table, ""].join("\n"));
    const [cc = "", ...first] = await findCompiler();
    const source = join(here, "..", "..", "..", "native", "test", "conditions.c");
    const flags = ["-w", "-D_GNU_SOURCE", `-DROWS="${join(folder, "rows.h")}"`, "-pthread"];
    await run(cc, [...first, ...flags, source, "-lrt", "-o", join(folder, "conditions")]);
    const cwd = join(folder, "c");
    mkdirSync(cwd, { mode: 0o755 });
    const { stdout } = await run(join(folder, "conditions"), { cwd });
    for (const line of stdout.trim().split("\n")) {
      const [i, error] = line.split(" ").map(Number) as [number, number];
      const answer = error === 0 ? "none" : error < 0 ? "no end" : errnoName(error);
      inC.set(runnable[i] ?? "", answer);
    }
  }

  async function ask(): Promise<void> {
    const flags = ["--single-threaded", "--v8-pool-size=0", "--disable-sigusr1", "--no-warnings"];
    const worker = join(here, "conformance", "worker.ts");
    const { stdout } = await run(process.execPath, [...flags, worker, ...runnable]);
    for (const line of stdout.trim().split("\n")) {
      const space = line.indexOf(" ");
      answers.set(line.slice(0, space), line.slice(space + 1));
    }
  }
});
