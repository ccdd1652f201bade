import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pictureFaults } from "../../../tools/lessons/labels.ts";
import { makeView } from "../../../view/draw/make.ts";

describe("the pictures of an executed notebook", () => {
  const folder = mkdtempSync(join(tmpdir(), "lesson-pictures-"));
  after(() => rmSync(folder, { recursive: true }));
  const table = { columns: [], rows: [] };
  const words = { title: "T", caption: "C", description: "D.", text: "", table };

  it("are at fault where labels overlap, in the cell that is named", () => {
    const view = makeView(words, (scene, top) => {
      scene.text(10, top + 10, "some words");
      scene.text(60, top + 14, "others");
    });
    const data = { "application/vnd.vegalite.v5+json": view.spec };
    const cells = [{ cell_type: "code", id: "crowded", outputs: [{ data }] }];
    const file = join(folder, "lesson.ipynb");
    writeFileSync(file, JSON.stringify({ cells }));
    assert.deepEqual(pictureFaults(file), [
      'the picture of cell crowded: "some words" and "others" overlap at 680 px',
    ]);
  });

  it("leave a chart of the learner's own, with axes, alone", () => {
    const data = { "application/vnd.vegalite.v5+json": { mark: "bar", data: { values: [] } } };
    const file = join(folder, "chart.ipynb");
    writeFileSync(
      file,
      JSON.stringify({ cells: [{ cell_type: "code", id: "a", outputs: [{ data }] }] }),
    );
    assert.deepEqual(pictureFaults(file), []);
  });
});
