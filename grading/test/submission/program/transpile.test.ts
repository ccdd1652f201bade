import assert from "node:assert/strict";
import { transpile } from "../../../submission/program/transpile.ts";

describe("transpiling a cell", () => {
  it("keeps every line and column", () => {
    const source = "interface A { b: number }\nconst a: A = { b: 1 };\n// é\nlet c = a as unknown;";
    const { js } = transpile(source);
    assert.equal(js?.length, source.length);
    assert.deepEqual(js?.split("\n")[1]?.indexOf("{ b"), source.split("\n")[1]?.indexOf("{ b"));
    assert.equal(js?.includes("unknown"), false);
  });

  it("compiles what is more than types", () => {
    const { js } = transpile("enum Side { Read, Write }");
    assert.equal(new Function(`${js}; return Side.Write`)(), 1);
  });

  it("tells a syntax error with its line and a caret", () => {
    const { problem } = transpile("const a = 1;\nconst b: = 2;");
    assert.match(problem ?? "", /not TypeScript: line 2, column 10: .*\nconst b: = 2;\n {9}\^$/);
  });

  it("survives code that is nested too deeply, and works for the next one", () => {
    const deep = [
      "(".repeat(90_000),
      `a${"+a".repeat(90_000)}`,
      "[".repeat(60_000) + "]".repeat(60_000),
    ];
    for (const source of deep) {
      const first = transpile(source);
      if (first.problem !== null) assert.match(first.problem, /nested too deeply|not TypeScript/);
      assert.equal(transpile("const a: number = 1;").js, "const a         = 1;");
    }
  });

  it("refuses more names than any program has: to read them takes the square of that", () => {
    const names = Array.from({ length: 5001 }, (_, i) => `name${i}`);
    assert.match(transpile(`let ${names.join(",\n")};`).problem ?? "", /more than 5000 different/);
    assert.equal(transpile(`let ${names.slice(2).join(",\n")};`).problem, null);
  });

  it("reads a long line, and tells a mistake in it by its column", () => {
    const long = `let text = "${"x".repeat(3000)}";`;
    assert.equal(transpile(long).js, long);
    assert.match(transpile(`${long} const a = ;`).problem ?? "", /line 1, column 30\d\d/);
  });

  it("refuses what is longer than any program", () => {
    assert.match(transpile("a;".repeat(200_000)).problem ?? "", /longer than 256 KiB/);
  });
});
