// A picture shows the first of many events: it is as large for ten times as many, and no more than ten times the work.
import assert from "node:assert/strict";
import { decode } from "../../record/decode/decode.ts";
import type { RunRecord } from "../../record/types.ts";
import { addressSpaces } from "../../view/address/spaces.ts";
import { byteView } from "../../view/bytes/view.ts";
import { fill } from "../../view/fill.ts";
import { messages } from "../../view/messages.ts";
import { sequence } from "../../view/sequence.ts";
import { steps } from "../../view/steps/steps.ts";
import { timeline } from "../../view/timeline/timeline.ts";
import type { View } from "../../view/types.ts";
import { assertLinear } from "../record/cost.ts";
import { FEW, grown, MANY } from "../record/grown.ts";

/** Bytes. How much happens in a run is also the scheduler's choice: a picture of less than it shows is smaller. */
const WHOLE = 200_000;

type Draw = (record: RunRecord) => View;

/** By what the run does. */
const drawn: Record<string, Record<string, Draw>> = {
  handover: { timeline, steps, fill },
  "a signal that stops": { timeline },
  "fork and wait": { timeline, steps },
  "pipe after pipe": { timeline, steps, fill },
  "messages that wait": { messages, bytes: (record) => byteView(record, "queue-a") },
  "mmap and munmap": { addressSpaces },
  "attach and detach": { addressSpaces, bytes: (record) => byteView(record, "shm-a") },
  "a full pipe": { fill, bytes: (record) => byteView(record, "pipe-a") },
  "bytes through sockets": { sequence, fill },
};

describe("a picture of ten times as much", () => {
  for (const [kind, views] of Object.entries(drawn)) {
    it(`is as large, and takes ten times as long: ${kind}`, async () => {
      const [few, many] = [await recordOf(kind, FEW), await recordOf(kind, MANY)];
      for (const [name, draw] of Object.entries(views)) {
        const [small, large] = [facesOf(draw(few)).length, facesOf(draw(many)).length];
        assert.ok(
          large < 3 * Math.max(small, WHOLE),
          `${name}: ${small} bytes, ${large} of ten times as much`,
        );
        assertLinear(
          () => facesOf(draw(few)),
          () => facesOf(draw(many)),
          name,
        );
      }
    });
  }
});

async function recordOf(kind: string, events: number): Promise<RunRecord> {
  const { reply, infos } = await grown(kind, events);
  return decode(reply.events, infos);
}

/** All that a notebook and a page get. */
function facesOf(view: View): string {
  return JSON.stringify([view.spec, view.narrow, view.text, view.table, view.description]);
}
