// Every case of errno.json that the interface can express, each in a process and IPC namespace of its own.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cases } from "./conformance/cases.ts";

interface Fact {
  id: string;
  call: string;
  /** "errno" or "signal". */
  kind: string;
  condition: string;
  example: string;
  expected: string;
}

const here = import.meta.dirname;
const facts: Fact[] = JSON.parse(
  readFileSync(join(here, "..", "conformance", "errno.json"), "utf8"),
).cases;

describe("what each call answers under a condition", () => {
  const answers = new Map<string, string>();
  /** Those that change who they are or set a limit of the system can be run by root only. */
  const needsRoot = (id: string): boolean =>
    process.getuid?.() !== 0 && /nobody|sysctl|privileged|MSGMNI/.test(JSON.stringify(factOf(id)));
  const ids = facts.map(({ id }) => id);
  const runnable = ids.filter((id) => typeof cases[id] === "function" && !needsRoot(id));

  before(async function () {
    this.timeout(120000);
    const half = Math.ceil(runnable.length / 2);
    await Promise.all([runnable.slice(0, half), runnable.slice(half)].map((part) => run(part)));
  });

  it("every case of the list has its place in the table", () => {
    assert.deepEqual(Object.keys(cases).sort(), [...ids].sort());
  });

  for (const { id, condition, example, expected } of facts) {
    const entry = cases[id];
    if (typeof entry !== "function" || !runnable.includes(id)) continue;
    it(`${example}: ${expected} (${id}: ${condition})`, () =>
      assert.equal(answers.get(id), answerTo(id)));
  }

  after(() => {
    const count = (kind: string): Fact[] => facts.filter(({ id }) => kind in (cases[id] as object));
    const passed = facts.filter(({ id }) => answers.get(id) === answerTo(id)).length;
    const lines = [`      ${facts.length} cases: ${runnable.length} ran, ${passed} passed`];
    for (const kind of ["inexpressible", "impossible"]) {
      const found = count(kind);
      lines.push(`      ${found.length} ${kind}:`);
      for (const { id } of found) {
        lines.push(`        ${id}: ${(cases[id] as Record<string, string>)[kind]}`);
      }
    }
    const root = ids.filter((id) => typeof cases[id] === "function" && needsRoot(id));
    if (root.length > 0) lines.push(`      ${root.length} need root: ${root.join(", ")}`);
    console.log(lines.join("\n"));
  });

  async function run(part: string[]): Promise<void> {
    const flags = ["--single-threaded", "--v8-pool-size=0", "--disable-sigusr1", "--no-warnings"];
    const worker = join(here, "conformance", "worker.ts");
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, worker, ...part]);
    for (const line of stdout.trim().split("\n")) {
      const space = line.indexOf(" ");
      answers.set(line.slice(0, space), line.slice(space + 1));
    }
  }
});

function factOf(id: string): Fact | undefined {
  return facts.find((fact) => fact.id === id);
}

/** An error names the call that was asked for, and none that was made on the way. */
function answerTo(id: string): string {
  const { kind, expected, call } = factOf(id) as Fact;
  return kind === "errno" ? `${expected} ${call}` : expected;
}
