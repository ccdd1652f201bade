// Whatever the bytes are: a notebook is read, or refused with a sentence for the learner; nothing else is thrown.
import fc from "fast-check";
import { findExercises } from "../../submission/cells/exercises.ts";
import { readNotebook } from "../../submission/cells/notebook.ts";
import { readScript } from "../../submission/cells/script.ts";
import { transpile } from "../../submission/program/transpile.ts";
import { wrapCell } from "../../submission/program/wrap.ts";
import { SubmissionError } from "../../submission/types.ts";

const keys = [{ id: "a/b", variables: ["solution"] }];

describe("any bytes", () => {
  it("are a notebook or none", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => read(Buffer.from(bytes))));
  });

  it("that are JSON of any shape are a notebook or none", () => {
    const cell = fc.record(
      {
        cell_type: fc.jsonValue(),
        source: fc.jsonValue(),
        metadata: fc.jsonValue(),
        id: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const notebook = fc.record({
      cells: fc.oneof(fc.array(cell), fc.jsonValue()),
      metadata: fc.jsonValue(),
    });
    fc.assert(fc.property(notebook, (value) => read(Buffer.from(JSON.stringify(value)))));
  });

  it("of a notebook with some changed are a notebook or none", () => {
    const source = 'const solution = program(({ print }) => print("x"));\nawait run(solution);';
    const cells = [1, 2, 3].map((id) => ({
      cell_type: "code",
      id,
      metadata: {},
      source: [source],
    }));
    const text = Buffer.from(JSON.stringify({ nbformat: 4, cells }, null, 1));
    const changes = fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(255)), { maxLength: 5 });
    fc.assert(
      fc.property(changes, fc.nat(text.length), (list, cut) => {
        const bytes = Buffer.from(text);
        for (const [at, value] of list) bytes[at] = value;
        read(bytes.subarray(0, cut));
      }),
    );
  });

  it("of a program with pieces exchanged are a program or a sentence", () => {
    const pieces =
      "const solution = program(|({ print }) =>|{|}|await |import x from 'ipc';|export |async |<!--|-->|`$\u007b|/*|*/|)|;|\n|for await (|x|: number|enum E { A }|'|/";
    const piece = fc.constantFrom(...pieces.split("|"));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (list) => {
        const { js } = transpile(list.join(""));
        if (js !== null) wrapCell(js, "solution");
      }),
      { numRuns: 1000 },
    );
  });
});

function read(bytes: Buffer): void {
  for (const reader of [readNotebook, readScript]) {
    try {
      findExercises(reader(bytes, "a.ipynb").cells, keys);
    } catch (error) {
      if (!(error instanceof SubmissionError)) throw error;
    }
  }
}
