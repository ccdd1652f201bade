// Learners' cells in the box: the text of a cell, made a program by wrapCell, run by the library as real processes.
import assert from "node:assert/strict";
import { programOfText } from "../../../../lib/program/program.ts";
import { run } from "../../../../lib/program/run.ts";
import { transpile } from "../../../submission/program/transpile.ts";
import { wrapCell } from "../../../submission/program/wrap.ts";

describe("a learner's cell in the box", () => {
  it("forks, writes and gives its status, with the lines of the cell in the record", async () => {
    const cell = [
      'import { program, run } from "ipc";',
      "const solution = program(({ fork, wait, write, _exit }) => {",
      "  if (fork() === 0) {",
      '    write(1, "child ");',
      "    _exit(0);",
      "  }",
      "  wait();",
      '  write(1, "parent");',
      "  return 3;",
      "});",
      "const talk = await run(solution);",
      "talk.timeline();",
    ];
    const result = await runCell(cell.join("\n"));
    assert.deepEqual([result.stdout, result.exitCode], ["child parent", 3]);
    const own = result.record.calls.filter((call) => call.name === "write" && call.line !== null);
    assert.deepEqual(
      own.map((call) => call.line),
      [4, 8],
    );
  });

  it("gives its error, and the line, when the cell itself fails", async () => {
    const { exitCode, stderr } = await runCell("const n = null;\nn.length;\nconst solution = 1;");
    assert.equal(exitCode, 1);
    assert.match(stderr, /TypeError: Cannot read properties of null[\s\S]*line 2/);
  });

  it("is ended when it never ends, and the grader lives on", async () => {
    const cell = "for (;;) {}\nconst solution = program(() => 0);";
    const { ok, record } = await runCell(cell, 1);
    assert.equal(ok, false);
    assert.match(record.ending.why, /wall-time|cpu-time/);
  });

  it("does not see the grader: no import, no variable, no environment", async () => {
    (globalThis as Record<string, unknown>).secretOfTheGrader = "seen";
    process.env.GRADER_SECRET = "seen";
    const peek = "globalThis.secretOfTheGrader + String(globalThis.process?.env?.GRADER_SECRET)";
    const { stdout } = await runCell(`const solution = program(({ print }) => print(${peek}));`);
    assert.doesNotMatch(stdout, /seen/);
    delete (globalThis as Record<string, unknown>).secretOfTheGrader;
    delete process.env.GRADER_SECRET;
  });
});

function runCell(cell: string, timeout = 10): ReturnType<typeof run> {
  const { js } = transpile(cell);
  const { source, problem } = wrapCell(js ?? "", "solution");
  assert.equal(problem, null);
  return run(programOfText(source ?? ""), { timeout, cpuTime: timeout });
}
