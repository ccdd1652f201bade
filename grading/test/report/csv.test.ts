import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import * as csv from "../../report/csv.ts";
import { exampleCheck, exampleExercise, exampleResult } from "../result/example.ts";

const exercises = [{ id: "files/write-seek-read" }, { id: "pipes/two-way" }];
const pending = exampleResult({
  student: "=cmd|' /C calc'!A0",
  exercises: [
    exampleExercise("files/write-seek-read", [
      exampleCheck("a", { passed: null, score: { earned: 0, points: 1, pending: 1 } }),
    ]),
  ],
});

describe("the tables of a class", () => {
  it("have a column for each exercise", () => {
    const text = csv.classHeader(exercises) + csv.classRow(exampleResult(), exercises);
    const [row] = parse(text, { columns: true, record_delimiter: "\r\n" }) as Record<
      string,
      string
    >[];
    assert.deepEqual(row, {
      student: "alice",
      "files/write-seek-read": "1",
      "pipes/two-way": "0",
      earned: "1",
      points: "5",
      pending: "0",
      repairs: "1",
      isolation: "full",
    });
  });

  it("leave empty what is not decided, and what was not there", () => {
    const [row] = parse(csv.classRow(pending, exercises)) as string[][];
    assert.deepEqual(row?.slice(1, 5), ["", "", "", "1"]);
    for (const text of [csv.canvasRow(pending), csv.moodleRow(pending)]) {
      const [cells] = parse(text) as string[][];
      assert.equal(cells?.includes("0"), false);
    }
  });

  it("hold no formula and stay one line each, whatever a student's name", () => {
    for (const name of [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      'a","b',
      "a\nb\0",
      "＝1+1",
    ]) {
      for (const row of [csv.classRow, csv.canvasRow, csv.moodleRow]) {
        const text = row(exampleResult({ student: name }), exercises);
        const rows = parse(text) as string[][];
        assert.equal(rows.length, 1);
        assert.doesNotMatch(rows[0]?.[0] ?? "", /^[=+\-@\t\r＝]/);
      }
    }
  });

  it("of Canvas have its columns and the row of points", () => {
    const text = csv.canvasHeader("IPC (17)", 5) + csv.canvasRow(exampleResult());
    assert.deepEqual(parse(text), [
      ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "IPC (17)"],
      ["Points Possible", "", "", "", "", "5"],
      ["alice", "", "", "alice", "", "1"],
    ]);
  });

  it("of Moodle name what did not pass", () => {
    const [, row] = parse(csv.moodleHeader("IPC") + csv.moodleRow(exampleResult())) as string[][];
    assert.deepEqual(row, [
      "alice",
      "1",
      "files/write-seek-read: The check offset; pipes/two-way: The check end-of-file",
    ]);
  });
});
