import assert from "node:assert/strict";
import { ProgramError } from "../../program/errors.ts";
import { runMain } from "../../program/main.ts";
import { readSource } from "../../program/source.ts";

const calls = new Set(["open", "read", "print", "O_RDWR"]);
declare const K: number;
declare const exports: Record<string, number>;
declare const ipc_1: { open: (path: string) => number; shared: number };

describe("the text of a program", () => {
  it("refuses a variable from outside by its name, with line and cure", () => {
    const fn = ({ print }: Given) => {
      print(String(K));
    };
    assert.throws(() => readSource(fn, {}, calls), {
      name: "ProgramError",
      message: /uses K \(line 2\).*program\(fn, \{ K \}\)/,
    });
  });

  it("sees through the names that a compiled cell gives to variables and imports", () => {
    assert.throws(() => readSource(() => exports.K, {}, calls), /uses K .*program\(fn, \{ K \}\)/);
    assert.throws(() => readSource(() => ipc_1.open("a"), {}, calls), /name it in the parameter/);
    assert.equal(
      ran(({ print }) => print(String(exports.K)), { K: 3 }),
      "3",
    );
    assert.equal(
      ran(({ print }) => print(String(ipc_1.shared)), { shared: 4 }),
      "4",
    );
  });

  it("gives values their names in the body, and allows what the language has", () => {
    const fn = ({ print }: Given) => print(String(K + Math.max(1, 2) + Buffer.alloc(3).length));
    assert.equal(ran(fn, { K: 100 }), "105");
  });

  it("takes functions along as values, their own variables included", () => {
    const twice = (n: number) => n * K;
    assert.throws(() => readSource(() => twice(1), { twice }, calls), /uses K/);
    assert.equal(
      ran(({ print }) => print(String(twice(4))), { twice, K: 2 }),
      "8",
    );
  });

  for (const [what, fn, message] of [
    ["an async function", async () => {}, /asynchronous \(line 1\).*Remove async and await/],
    ["a generator", function* () {}, /generator/],
    ["a built-in function", Math.max, /no text of its own/],
    ["a class", class {}, /is a class/],
    ["a method", { run() {} }.run, /not as a method/],
    ["a text", "ls", /not a function but a string/],
    ["process", () => process.exit(1), /uses process.*argv, env/],
    ["a timer", () => setTimeout(() => {}, 1), /sleep\(seconds\)/],
  ] as [string, unknown, RegExp][]) {
    it(`refuses ${what} with the reason`, () => {
      assert.throws(
        () => readSource(fn, {}, calls),
        (error: Error) => {
          assert.ok(error instanceof ProgramError);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }

  it("refuses a name that the library does not have, and tells a similar one", () => {
    const fn = ({ Open }: Record<string, () => void>) => Open?.();
    assert.throws(
      () => readSource(fn, {}, calls),
      /takes Open from its parameter \(line 1\).*is open meant\?/,
    );
  });

  it("publishes the line of each call just before it is made", () => {
    const lines: (number | string)[] = [];
    const fn = ({ open, read }: Given) => {
      read(
        // a comment keeps the two calls on lines of their own
        open("a"),
      );
      const again = (c: Given) => c;
      again({ open, read } as Given).open("b");
    };
    start(fn, {}, lines);
    assert.deepEqual(lines, [4, "open a", 0, 2, "read", 0, "open b"]);
  });

  it("leaves every name to the program: at and values are variables like others", () => {
    const fn = ({ print }: Given) => {
      const at = K;
      const values = [at];
      print(String(values));
    };
    assert.equal(ran(fn, { K: 1, at: 2, values: 3 }), "1");
  });

  it("explains an uncaught error with the program's own line, and exits with 1", () => {
    const lines: string[] = [];
    const status = start(
      ({ open }) => {
        const fd = open("missing");
        return fd;
      },
      {},
      [],
      lines,
    );
    assert.equal(status, 1);
    assert.equal(
      lines.join(""),
      "test: ENOENT: no such file or directory, open 'missing'\n    at line 2: const fd = open(\"missing\");\n",
    );
  });

  it("exits with the number that the program returns", () => {
    assert.equal(
      start(() => 7, {}, []),
      7,
    );
  });
});

interface Given {
  open: (path: string) => number;
  read: (fd?: number) => void;
  print: (text: string) => void;
}

/** Runs the text of `fn` here, with calls that only note themselves. */
function start(
  fn: (given: Given) => unknown,
  values: Record<string, unknown>,
  log: (number | string)[],
  err: string[] = [],
): number {
  const { script } = readSource(fn, values, calls);
  const data = Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value !== "function"),
  );
  const given = {
    open: (path: string) => {
      log.push(`open ${path}`);
      if (path !== "missing") return 3;
      throw Object.assign(new Error("ENOENT: no such file or directory, open 'missing'"), {
        code: "ENOENT",
      });
    },
    read: () => void log.push("read"),
    print: (text: string) => void log.push(text),
  };
  return runMain(
    { name: "test", script, compiled: null, values: structuredClone(data) },
    given,
    (line) => log.push(line),
    (_fd, text) => err.push(text),
  );
}

function ran(fn: (given: Given) => unknown, values: Record<string, unknown>): string {
  const log: (number | string)[] = [];
  const err: string[] = [];
  start(fn, values, log, err);
  assert.deepEqual(err, []);
  return String(log.filter((entry) => entry !== 0).at(-1));
}
