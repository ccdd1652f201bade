import assert from "node:assert/strict";
import { readNotebook } from "../../../submission/cells/notebook.ts";
import { readScript } from "../../../submission/cells/script.ts";

describe("reading a notebook", () => {
  it("gives its cells with their numbers", () => {
    const { cells, repairs } = read(JSON.stringify(notebook("a", "b")));
    assert.deepEqual(
      cells.map(({ number, kind, source }) => [number, kind, source]),
      [
        [1, "code", "a"],
        [2, "code", "b"],
      ],
    );
    assert.deepEqual(repairs, []);
  });

  it("that was cut off gives the cells before the cut, wherever it was cut", () => {
    const text = JSON.stringify(notebook('first { " \\', "second }", "third"), null, 1);
    const ends = ["first", "second", "third"].map((word) =>
      text.indexOf("}", text.indexOf("]", text.indexOf(word))),
    );
    for (let cut = 0; cut < text.length; cut += 7) {
      const whole = ends.filter((end) => end < cut && end >= 0).length;
      if (whole === 0) continue;
      const { cells, repairs } = read(text.slice(0, cut));
      assert.ok(cells.length >= whole - 1, `cut at ${cut}: ${cells.length} of ${whole}`);
      assert.match(repairs[0] ?? "", /is damaged .* could be read and graded/);
    }
  });

  it("with marks of a merge gives the cells around them", () => {
    const text = JSON.stringify(notebook("one", "two", "three"), null, 1);
    const broken = text.replace('"two"', '<<<<<<< HEAD\n"two"\n=======\n"deux"\n>>>>>>> b');
    assert.deepEqual(
      read(broken).cells.map(({ source }) => source),
      ["one", "three"],
    );
  });

  it("of 50 MB, damaged at its end, is read in time", () => {
    const big = notebook("one", "two");
    Object.assign(big.cells[0] ?? {}, { outputs: [{ text: '{"x": [1, 2]}\n'.repeat(3_500_000) }] });
    const text = JSON.stringify(big).slice(0, -1);
    assert.ok(text.length > 50e6);
    assert.deepEqual(
      read(text).cells.map(({ source }) => source),
      ["one", "two"],
    );
  });

  it("with edited metadata and odd cells is read for what is there", () => {
    const odd = {
      nbformat: 4,
      cells: [null, 5, { cell_type: "code" }, { source: ["a", 1, "b"], metadata: [] }],
    };
    const { cells, repairs } = read(JSON.stringify(odd));
    assert.deepEqual(
      cells.map(({ source, metadata }) => [source, metadata]),
      [["ab", {}]],
    );
    assert.match(repairs[0] ?? "", /3 cells without readable text/);
  });

  it("of format 3 is read through its worksheets", () => {
    const old = { nbformat: 3, worksheets: [{ cells: [{ cell_type: "code", input: ["x"] }] }] };
    const { cells, repairs } = read(JSON.stringify(old));
    assert.equal(cells[0]?.source, "x");
    assert.match(repairs[0] ?? "", /old format/);
  });

  it("of another kernel is told so", () => {
    const python = {
      ...notebook("x"),
      metadata: { kernelspec: { name: "python3", language: "python" } },
    };
    assert.match(read(JSON.stringify(python)).repairs[0] ?? "", /another kernel \(python3\)/);
    const own = { ...notebook("x"), metadata: { kernelspec: { name: "talking-processes" } } };
    assert.deepEqual(read(JSON.stringify(own)).repairs, []);
  });

  it("that holds bytes that are not UTF-8 is read all the same", () => {
    const bytes = Buffer.concat([
      Buffer.from('{"cells":[{"cell_type":"code","source":"'),
      Buffer.from([0xff]),
      Buffer.from('"}]}'),
    ]);
    const { cells, repairs } = readNotebook(bytes, "a.ipynb");
    assert.deepEqual([cells[0]?.source, repairs.length], ["\ufffd", 1]);
  });

  for (const [what, text, message] of [
    ["empty", " \n", /is empty/],
    ["a list", "[]", /no list of cells/],
    ["a notebook without cells", "{}", /no list of cells/],
    ["garbage", "PK\u0003\u0004 {{{{", /no cell of it could be read/],
  ] as const) {
    it(`refuses ${what} with a sentence`, () => {
      assert.throws(() => read(text), message);
    });
  }
});

describe("reading a .ts file", () => {
  it("splits it at the marks", () => {
    const text = "const a = 1;\n// exercise: a/b\nconst b = 2;\n  // exercise: c\nconst c = 3;\n";
    const { cells } = readScript(Buffer.from(text), "alice.ts");
    assert.deepEqual(
      cells.map(({ source }) => source.trim().split("\n").at(-1)),
      ["const a = 1;", "const b = 2;", "const c = 3;"],
    );
  });
});

function read(text: string): ReturnType<typeof readNotebook> {
  return readNotebook(Buffer.from(text), "a.ipynb");
}

function notebook(...sources: string[]): { nbformat: number; metadata: object; cells: object[] } {
  const cells = sources.map((source) => ({
    cell_type: "code",
    id: "i",
    metadata: {},
    source: [source],
    outputs: [],
    execution_count: null,
  }));
  return { nbformat: 4, metadata: { kernelspec: { name: "talking-processes" } }, cells };
}
