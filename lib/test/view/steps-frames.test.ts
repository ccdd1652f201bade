import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunRecord } from "../../record/types.ts";
import { framesOf } from "../../view/steps/frames.ts";

describe("the frames of a picture with steps", () => {
  it("show a program's own mappings, and not those of the system's files", () => {
    const record = read("map.json");
    assert.ok(mostMaps(record) > 0);
    for (const object of record.objects) object.label = "/usr/lib/locale/C.utf8/LC_CTYPE";
    assert.equal(mostMaps(record), 0);
  });
});

function mostMaps(record: RunRecord): number {
  const states = framesOf(record).frames.map(({ state }) => Object.values(state.processes));
  return Math.max(...states.flat().map(({ maps }) => Object.keys(maps).length));
}

function read(name: string): RunRecord {
  return JSON.parse(readFileSync(join(import.meta.dirname, "records", name), "utf8"));
}
