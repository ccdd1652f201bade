// Whatever a run did, its pictures are drawn or say why there is nothing to draw.
import assert from "node:assert/strict";
import { addressSpaces } from "../../view/address/spaces.ts";
import { crowdedLabels, labelsOf } from "../../view/draw/labels.ts";
import { fill } from "../../view/fill.ts";
import { messages } from "../../view/messages.ts";
import { sequence } from "../../view/sequence.ts";
import { steps } from "../../view/steps/steps.ts";
import { timeline } from "../../view/timeline/timeline.ts";
import { waitFor } from "../../view/wait-for.ts";
import { kinds, load, recordNames } from "./pictures.ts";

describe("every picture of every record", () => {
  for (const name of recordNames) {
    it(`${name} is drawn, or says what it lacks`, () => {
      const record = load(name);
      for (const [kind, makers] of Object.entries(kinds)) {
        for (const make of makers(record)) {
          try {
            const view = make();
            assert.doesNotMatch(JSON.stringify(view), /undefined|NaN/);
            for (const spec of [view.spec, view.narrow]) {
              const size = [Number(spec.width), Number(spec.height)] as const;
              assert.deepEqual(crowdedLabels(labelsOf(spec), ...size), [], `${kind} of ${name}`);
            }
          } catch (error) {
            assert.ok(error instanceof RangeError, `${kind} of ${name}: ${error}`);
            assert.match(error.message, / /);
          }
        }
      }
    });
  }

  it("is drawn of a run in which nothing happened", () => {
    const record = load("pipe");
    const empty = {
      ...record,
      calls: [],
      steps: [],
      wakes: [],
      signals: [],
      processes: [],
      objects: [],
    };
    for (const make of [timeline, sequence, waitFor]) assert.ok(make(empty).spec);
    for (const make of [steps, fill, messages, addressSpaces])
      assert.throws(() => make(empty), RangeError);
  });
});
