// Cells are checked by tslab's TypeScript 5.0: what a lesson writes must be typed there, and what is wrong refused.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import type typescript from "@tslab/typescript-for-tslab";
import { root } from "../../ground/place.mjs";

const ts = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as typeof typescript;

const cell = `
import { program, run } from "ipc";
const K = 3;
const talk = program(({ open, fork, write, lseek, read, sleep, print, wait, argv, O_RDWR, O_CREAT, SEEK_SET }) => {
  const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644);
  if (fork() === 0) {
    const text: Buffer = read(fd, K);
    print(text, argv[0], 1);
    return 3;
  }
  write(fd, "text");
  const { pid, status } = wait();
  print(\`\${pid} \${status}\`);
}, { K });
const one = await run(talk, { timeout: 2, files: { "a.txt": "text" } });
const code: number | null = one.exitCode;
const two = await run({ talk, again: { program: talk, after: "talk", redirect: "3> x" }, c: ["ls", "-l"], d: "ls | wc" });
const text: string = two.programs.talk.stdout + two.files["a.txt"].text;
const many = await run(talk, { times: 3, disturb: true, outcome: (r) => r.stdout });
const count: number = many.outcomes[0].count + many.times;
const calls: string[] = one.record.calls.map((call) => call.name);
await run(({ print }) => print("short"));
export { code, text, count, calls };
`;

describe("the types of programs, in a cell", () => {
  it("let a lesson write what it needs", function () {
    this.timeout(120_000);
    assert.deepEqual(errorsOf(cell), []);
  });

  it("refuse a call that is not there, and a descriptor that is a text", function () {
    this.timeout(120_000);
    const wrong = `
import { program } from "ipc";
export const a = program(({ opne }) => opne("x"));
export const b = program(({ read }) => read("3", 5));
`;
    const errors = errorsOf(wrong);
    assert.match(errors[0] ?? "", /'opne' does not exist/);
    assert.match(errors[1] ?? "", /"3".*is not assignable/);
  });
});

/** What the compiler of a cell says, with the options that tslab gives it. */
function errorsOf(source: string): string[] {
  const file = join(root, "notebooks", "__cell__.ts");
  const options: typescript.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.NodeJs,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: ["node"],
    typeRoots: [join(root, "node_modules", "@types")],
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022)
      : getSourceFile.call(host, name, ...rest);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? source : readFile.call(host, name));
  const compiled = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(compiled)
    .filter((d) => d.file?.fileName === file || d.file === undefined)
    .map((d) => ts.flattenDiagnosticMessageText(d.messageText, " "));
}
