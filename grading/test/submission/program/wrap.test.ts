// The text is run as the library runs a program: read by readSource, evaluated by runMain. These cells are our own.
import assert from "node:assert/strict";
import { runMain } from "../../../../lib/program/main.ts";
import { readSource } from "../../../../lib/program/source.ts";
import { transpile } from "../../../submission/program/transpile.ts";
import { wrapCell } from "../../../submission/program/wrap.ts";

describe("a cell as a program", () => {
  it("runs what the variable holds, and gives its status", () => {
    const cell =
      'import { program } from "ipc";\nexport const solution = program(({ print }) => { print("hi"); return 3; });';
    assert.deepEqual(run(cell), { status: 3, out: "hi\n", lines: [2] });
  });

  it("takes a function without program, and a member of an object", () => {
    assert.equal(run("function solution({ print }) { print('f'); }").out, "f\n");
    const pair = "const solution = { server: program(({ print }) => print('s')), client: 1 };";
    assert.equal(run(pair, "solution.server").out, "s\n");
  });

  it("lets the notebook's own work go by without a trace", () => {
    const cell = [
      'import { program, run, verdict } from "ipc";',
      'import { inspect } from "node:util";',
      "const talk = await run(program(() => 0), { times: 50 });",
      "talk.timeline().save('x'); for await (const step of talk.steps()) console.log(step);",
      "const [a, b] = await Promise.all([run(1), run(2)]);",
      "verdict('C1.1', { there: talk.ok }); inspect(String(talk), process.pid);",
      "async function later() { await run(solution); }",
      "const solution = program(({ print }) => print('end'));",
      "await later(); export { solution };",
    ].join("\n");
    assert.deepEqual(run(cell), { status: 0, out: "end\n", lines: [8] });
  });

  it("gives a program the values that it takes along", () => {
    const cell =
      "const n = 5; const solution = program(({ print }) => print(String(n + more)), { n, more: 2 });";
    assert.equal(run(cell).out, "7\n");
  });

  it("knows program by another name", () => {
    const cell =
      'import { program as p } from "ipc"; const solution = p(({ print }) => print("p"));';
    assert.equal(run(cell).out, "p\n");
  });

  it("runs the solution even when the cell fails after it", () => {
    const cell = "const solution = program(({ print }) => print('ok')); throw new Error('later');";
    assert.equal(run(cell).out, "ok\n");
  });

  it("fails with the cell's own error when there is no solution", () => {
    assert.match(
      run("const x = null; x.y; const solution = 1;").out,
      /Cannot read properties of null/,
    );
    assert.match(run("const solution = 5;").out, /solution does not hold a program/);
    assert.match(run("const solution = await run(1);").out, /solution does not hold a program/);
    assert.match(
      wrapCell("// nothing", "solution").problem ?? "",
      /solution does not hold a program/,
    );
  });

  it("leaves to the reader of programs what a program may not do", () => {
    assert.throws(() => run("const solution = program(() => process.exit(0));"), /uses process/);
    assert.throws(() => run("const solution = program(async () => { await 1; });"), /asynchronous/);
    const named = "const body = async () => { await 1; }; const solution = program(body);";
    assert.throws(() => run(named), /asynchronous/);
    const imported =
      'import fs from "node:fs"; const solution = program(() => fs.readFileSync("/x"));';
    assert.throws(() => run(imported), /uses fs/);
  });

  it("says what is not JavaScript", () => {
    assert.match(wrapCell("const a = 1; const a = 2;", "a").problem ?? "", /already been declared/);
    assert.match(wrapCell("return 1;", "a").problem ?? "", /line 1, column 1/);
    assert.throws(() => wrapCell("1", "a; evil()"), /is no variable/);
  });

  it("cannot be left by the text of a cell", () => {
    const cells = [
      "} }; evil(); (() => { {",
      "1 <!--x; function f() {\n}\n",
      "const a = 1\n--> 2; {",
      "let x = 5; x<!--x; if (x) {\n}}}; evil(); ({ a() {{{\n<!--x\n}",
      "`${",
      "/*",
      "\\u007d",
    ];
    for (const cell of cells) {
      const { source, problem } = wrapCell(`let solution; ${cell}`, "solution");
      assert.ok(source === null && problem, cell);
    }
  });

  it("does not slow down for many programs or many names", () => {
    const began = process.cpuUsage();
    assert.ok(wrapCell(`${"program(()=>x);".repeat(12_000)}let solution`, "solution").source);
    const deep = wrapCell(`a${"+a".repeat(100_000)}`, "solution");
    assert.ok(deep.source !== null || /too deeply/.test(deep.problem));
    assert.ok(process.cpuUsage(began).user < 15_000_000);
  });
});

function run(
  cell: string,
  variable = "solution",
): { status: number; out: string; lines: number[] } {
  const { js, problem } = transpile(cell);
  assert.equal(problem, null);
  const wrapped = wrapCell(js ?? "", variable);
  assert.equal(wrapped.problem, null);
  const fn = new Function(`return (${wrapped.source})`)() as unknown;
  const { script } = readSource(fn, {}, new Set(["print"]));
  let out = "";
  const lines: number[] = [];
  const write = (_fd: number, text: string): void => {
    out += text;
  };
  const print = (text: string): void => write(1, `${text}\n`);
  const main = { name: "p", script, compiled: null, values: {} };
  const status = runMain(main, { print }, (line) => line > 0 && lines.push(line), write);
  return { status, out, lines };
}
