// What people read is made from what programs know, and never the other way round.
import assert from "node:assert/strict";
import { disguise, withoutSense } from "../record/disguise.ts";
import { kinds, load, recordNames } from "./pictures.ts";

describe("a record whose sentences are worded differently", () => {
  for (const name of recordNames) {
    it(`has the same pictures: ${name}`, () => {
      const [plain, other] = [load(name), load(name)];
      disguise(other);
      assert.notDeepEqual(other.steps, plain.steps);
      for (const [kind, makers] of Object.entries(kinds)) {
        const views = [plain, other].map((record) => makers(record).map(drawn).map(withoutSense));
        assert.deepEqual(views[1], views[0], kind);
      }
    });
  }
});

/** The view as text, or why there is none. */
function drawn(make: () => unknown): string {
  try {
    return JSON.stringify(make());
  } catch (error) {
    return String(error);
  }
}
