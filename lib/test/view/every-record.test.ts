// Whatever a run did, its pictures are drawn or say why there is nothing to draw.
import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import type { RunRecord } from "../../record/types.ts";
import { addressSpaces } from "../../view/address-spaces.ts";
import { byteView } from "../../view/byte-view.ts";
import { fill } from "../../view/fill.ts";
import { messages } from "../../view/messages.ts";
import { sequence } from "../../view/sequence.ts";
import { steps } from "../../view/steps.ts";
import { timeline } from "../../view/timeline.ts";
import type { View } from "../../view/types.ts";
import { waitFor } from "../../view/wait-for.ts";
import { load } from "./pictures.ts";

const views: Record<string, (record: RunRecord) => View[]> = {
  timeline: (record) => [timeline(record)],
  steps: (record) => record.steps.slice(0, 3).map((_, step) => steps(record, { step })),
  fill: (record) => [fill(record)],
  messages: (record) => [messages(record)],
  addressSpaces: (record) => [addressSpaces(record)],
  sequence: (record) => [sequence(record)],
  bytes: (record) => record.objects.map(({ name }) => byteView(record, name)),
  waitFor: (record) => [waitFor(record)],
};

const names = globSync(join(import.meta.dirname, "records", "*.json"))
  .map((file) => basename(file, ".json"))
  .filter((name) => name !== "comparison");

describe("every picture of every record", () => {
  for (const name of names) {
    it(`${name} is drawn, or says what it lacks`, () => {
      const record = load(name);
      for (const [kind, make] of Object.entries(views)) {
        try {
          for (const view of make(record))
            assert.doesNotMatch(JSON.stringify(view), /undefined|NaN/);
        } catch (error) {
          assert.ok(error instanceof RangeError, `${kind} of ${name}: ${error}`);
          assert.match(error.message, / /);
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
