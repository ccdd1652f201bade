// What each process wrote, from the whole output and the record of the calls that wrote it.
import assert from "node:assert/strict";
import { resultOf } from "../../program/result.ts";
import { decode } from "../../record/decode/decode.ts";
import { grown } from "../record/grown.ts";

describe("the output of a run", () => {
  it("is taken apart without a copy of all for each write", async () => {
    const { reply, infos } = await grown("print", 10_000);
    const record = decode(reply.events, infos);
    const before = process.memoryUsage().arrayBuffers;
    const { output } = resultOf(record, reply);
    const more = process.memoryUsage().arrayBuffers - before;
    assert.equal(output.P1, "x\n".repeat(10_000));
    assert.ok(more < 1e6, `${more} bytes for an output of 20,000`);
  });
});
