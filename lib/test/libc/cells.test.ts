// What a cell may and may not write: checked by the TypeScript of the notebook's kernel, 5.0, under its options.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../../ground/place.mjs";

const require = createRequire(import.meta.url);
const ts = require("@tslab/typescript-for-tslab");
const cell = join(root, "notebooks", "__cell__.ts");

describe("the types in a cell", () => {
  const fine: Record<string, string> = {
    "a pipe's ends, and plain digits for descriptors":
      'const [r, w] = pipe(); write(w, "hi"); const text: string = read(r, 16).toString(); close(r); write(1, text); dup2(w, 1);',
    "flags joined, with a mode":
      'const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644); lseek(fd, 0, SEEK_SET);',
    "fork compared with 0, and wait taken apart":
      "const pid = fork(); if (pid === 0) exit(1); else kill(pid, SIGTERM); const { status } = waitpid(pid, 0); if (WIFEXITED(status)) WEXITSTATUS(status); waitpid(-1); kill(-pid, 0);",
    "a key as a number or of ftok":
      'shmget(7777, 128, 0o666 | IPC_CREAT); msgget(ftok("/tmp", 1), 0);',
    "the fields of structures":
      "const q = msgget(7777, IPC_CREAT); const { qnum, perm } = msgctl(q, IPC_STAT); const n: number = qnum + perm.mode; msgctl(q, IPC_RMID);",
    "a message with type and text":
      'const q = msgget(1, 0); msgsnd(q, { type: 5, text: "hi" }, 128, IPC_NOWAIT); const { type, text } = msgrcv(q, 128, 5); const s: string = text;',
    "a failure as a value, without narrowing":
      'const r = attempt(() => open("nofile", O_RDWR)); const code: string = r.code; close(r.value); if (r.ok === false) { const e: number = r.error.errno; }',
    "an awaited call with a signal":
      "const [r] = pipe(); const b = await read.async(r, 16, { signal: AbortSignal.timeout(5) }); b.toString(); export {};",
    addresses:
      'const s = socket(AF_INET, SOCK_STREAM, 0); bind(s, { address: "127.0.0.1", port: 7777 }); connect(s, { path: "sock" }); const at = getsockname(s); if (at.family === "AF_INET") at.port + 1;',
    memory:
      'const id = shmget(IPC_PRIVATE, 128, 0o600); const memory = shmat(id, null, 0); memory.write(0, "x"); memory.bytes[0] = 1; memory.add(4, 1); shmdt(memory);',
    semaphores:
      "const id = semget(1, 1, 0o600); semop(id, [{ num: 0, op: -1, flg: SEM_UNDO }]); const all: number[] = semctl(id, 0, GETALL); semctl(id, 0, SETVAL, 1);",
    locks:
      'const fd = open("f", O_RDWR); fcntl(fd, F_SETLKW, { type: F_WRLCK }); const flags: number = fcntl(fd, F_GETFL); fcntl(fd, F_SETFL, flags | O_APPEND);',
    "a number that is said to be a descriptor": "close(asFd(17));",
  };
  for (const [what, source] of Object.entries(fine)) {
    it(`allow ${what}`, () => assert.deepEqual(check(source), []));
  }

  const wrong: Record<string, [source: string, error: RegExp]> = {
    "a segment's id as a descriptor": [
      "read(shmget(1, 1, 0), 4);",
      /'ShmId' is not assignable to parameter of type 'Descriptor'/,
    ],
    "a segment's id as a queue's": [
      "msgrcv(shmget(1, 1, 0), 4);",
      /'ShmId' is not assignable to parameter of type .*MsgId/,
    ],
    "a semaphore's id as a segment's": ["shmat(semget(1, 1, 0));", /'SemId' is not assignable/],
    "a pid as a descriptor": ["close(getpid());", /'Pid' is not assignable/],
    "a descriptor as a pid": ["kill(pipe()[0], SIGTERM);", /'Fd' is not assignable/],
    "a descriptor as a count": ["read(0, pipe()[0]);", /'Fd' is not assignable/],
    "a count as a descriptor": ['close(write(1, "x"));', /'number' is not assignable/],
    "a descriptor as a key": ["shmget(pipe()[0], 1, 0);", /'Fd' is not assignable/],
    "a pid as a signal": ["kill(getpid(), getpid());", /'Pid' is not assignable/],
    "a POSIX queue as a descriptor": ['close(mq_open("/q", O_RDONLY));', /'Mqd' is not assignable/],
    "a number as text": [
      "open(5, O_RDONLY);",
      /'number' is not assignable to parameter of type 'string'/,
    ],
    "a forgotten argument": ['open("x");', /Expected/],
    "an unknown field": ["fstat(0).st_size;", /'st_size' does not exist/],
  };
  for (const [what, [source, error]] of Object.entries(wrong)) {
    it(`refuse ${what}`, () => {
      const found = check(source);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] as string, error);
    });
  }

  it("give every export a description", () => {
    const program = programOf('import * as ipc from "ipc"; ipc;');
    const checker = program.getTypeChecker();
    const module = checker.getAmbientModules;
    assert.ok(module);
    const source = program.getSourceFile(cell);
    const alias = checker.getSymbolAtLocation(source.statements[0].importClause.namedBindings.name);
    const exported = checker.getExportsOfModule(checker.getAliasedSymbol(alias));
    const bare = exported
      .map((symbol: { flags: number }) =>
        symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
      )
      .filter((symbol: { declarations?: { getSourceFile(): { fileName: string } }[] }) =>
        symbol.declarations?.[0]?.getSourceFile().fileName.includes("/dist/libc/"),
      )
      .filter(
        (symbol: { getDocumentationComment(c: unknown): unknown[] }) =>
          symbol.getDocumentationComment(checker).length === 0,
      )
      .map((symbol: { name: string }) => symbol.name);
    assert.deepEqual(bare, []);
  });
});

function check(source: string): string[] {
  const names = [...new Set(source.match(/\b[A-Za-z_]\w*/g))];
  const known = exportsOfPackage();
  const program = programOf(
    `import { ${names.filter((n) => known.has(n)).join(", ")} } from "ipc";\n${source}`,
  );
  const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(cell));
  return found.map((d: { messageText: unknown }) =>
    ts.flattenDiagnosticMessageText(d.messageText, " "),
  );
}

let exported: Set<string> | null = null;

function exportsOfPackage(): Set<string> {
  exported ??= new Set(Object.keys(require("ipc")));
  return exported;
}

// biome-ignore lint/suspicious/noExplicitAny: tslab's TypeScript comes without types of its own
let last: any;

// biome-ignore lint/suspicious/noExplicitAny: as above
function programOf(source: string): any {
  // As in tslab/dist/converter.js.
  const options = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    esModuleInterop: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    allowJs: true,
    checkJs: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name: string) => name === cell || fileExists(name);
  host.getSourceFile = (name: string, version: unknown) =>
    name === cell
      ? ts.createSourceFile(name, source, version, true)
      : (last?.getSourceFile(name) ?? getSourceFile.call(host, name, version));
  last = ts.createProgram([cell], options, host, last);
  return last;
}
