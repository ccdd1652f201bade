import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crowdedLabels, labelsOf } from "../../view/draw/labels.ts";
import type { VegaLiteSpec, View } from "../../view/types.ts";
import { pictures } from "./pictures.ts";
import { compilers } from "./vega-lite.ts";

const folder = join(import.meta.dirname, "specs");

describe("the pictures", () => {
  for (const [name, make] of Object.entries(pictures)) {
    const view = make();

    it(`${name} is the one in git`, () => {
      compareWithSaved(name, view);
    });

    it(`${name} compiles without a warning under the Vega-Lite of JupyterLab and ours`, async () => {
      for (const compile of await compilers()) {
        for (const spec of [view.spec, view.narrow]) compile(spec);
      }
    });

    it(`${name} lets no text overlap another or leave the picture, in any step`, () => {
      for (const spec of [view.spec, view.narrow]) {
        assert.ok(labelsOf(spec).length > 1);
        assert.deepEqual(
          crowdedLabels(labelsOf(spec), Number(spec.width), Number(spec.height)),
          [],
        );
      }
    });

    it(`${name} can be spoken, read in a terminal and tabulated`, () => {
      assert.ok(view.title && view.caption && view.text, "title, caption and text");
      assert.match(view.description, /^\S.{10,}[.!?]$/s);
      for (const row of view.table.rows) assert.equal(row.length, view.table.columns.length);
    });
  }
});

/** The specification with one datum a line; a changed one is written beside the saved one. */
function compareWithSaved(name: string, view: View): void {
  const file = join(folder, `${name}.json`);
  const changed = join(folder, `${name}.changed.json`);
  const now = readable(view.spec);
  const saved = existsSync(file) ? readFileSync(file, "utf8") : "";
  rmSync(changed, { force: true });
  if (saved === now) return;
  writeFileSync(changed, now);
  assert.fail(
    `${changed} is not what is in git:\n${difference(saved, now)}\nIf it is right: mv it over ${name}.json`,
  );
}

function readable(spec: VegaLiteSpec): string {
  const { layer, ...rest } = spec as VegaLiteSpec & { layer: { data: { values: unknown[] } }[] };
  const layers = layer.map(({ data, ...look }) => {
    const rows = data.values.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
    return `  {"look": ${JSON.stringify(look)}, "rows": [\n${rows}\n  ]}`;
  });
  return `{"frame": ${JSON.stringify(rest)},\n"layers": [\n${layers.join(",\n")}\n]}\n`;
}

function difference(saved: string, now: string): string {
  const [old, fresh] = [saved.split("\n"), now.split("\n")];
  const gone = old.filter((line) => !fresh.includes(line)).map((line) => `- ${line.trim()}`);
  const come = fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`);
  return [...gone.slice(0, 8), ...come.slice(0, 8)].map((line) => line.slice(0, 200)).join("\n");
}
