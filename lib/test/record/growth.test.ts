// Time and memory grow with the record. For time, only ten times the events are compared with one time, and with much
// room: what grows with the square takes a hundred times as long.
import assert from "node:assert/strict";
import { resultOf } from "../../program/result.ts";
import { decode } from "../../record/decode/decode.ts";
import type { RawEvent } from "../../record/raw.ts";
import { recordText } from "../../record/save.ts";
import { schemaErrors } from "../../record/schema.ts";
import { readStream } from "../../record/stream.ts";
import { assertLinear } from "./cost.ts";
import { FEW, grown, kinds, MANY } from "./grown.ts";

describe("the record of ten times as much", () => {
  for (const kind of Object.keys(kinds)) {
    it(`is ten times as long, and takes that much longer to make: ${kind}`, async () => {
      const [few, many] = [await grown(kind, FEW), await grown(kind, MANY)];
      const [small, large] = [few, many].map(({ reply, infos }) => decode(reply.events, infos));
      assert.ok(small && large);
      assert.equal(large.ending.why, "finished");
      const [short, long] = [recordText(small).length, recordText(large).length];
      assert.ok(long < 15 * short, `${short} bytes of ${FEW} events, ${long} of ${MANY}`);
      for (const [what, work] of Object.entries({
        read: ({ reply }: typeof few) => readStream(textOf(reply.events)),
        decode: ({ reply, infos }: typeof few) => decode(reply.events, infos),
        result: ({ reply }: typeof few) => resultOf(reply === few.reply ? small : large, reply),
      })) {
        assertLinear(
          () => work(few),
          () => work(many),
          what,
        );
      }
      assert.deepEqual(schemaErrors(large), []);
    });
  }

  it("takes ten times as long to make of ten times the forks", async () => {
    const { reply, infos } = await grown("fork and wait", 1);
    const [few = [], many = []] = [FEW, MANY].map((forks) => forkedAgain(reply.events, forks));
    const { processes, steps, calls } = decode(many, infos);
    assert.equal(processes.length, MANY + 1);
    const made =
      steps.find(({ event, process }) => event === "fork" && process === "P999")?.call ?? -1;
    assert.deepEqual([calls[made]?.name, calls[made]?.result], ["fork", processes[998]?.pid]);
    assertLinear(
      () => decode(few, infos),
      () => decode(many, infos),
      "decode",
    );
  });
});

function textOf(events: RawEvent[]): string {
  return events.map((event) => JSON.stringify(event)).join("\n");
}

/** The events of a run that forked once, as if it had forked again and again, each time 10 ms later. */
function forkedAgain(events: RawEvent[], times: number): RawEvent[] {
  const lines = events.map((event) => JSON.stringify(event));
  const from = lines.findIndex((line) => /^{"e":"process".*"parent":[^1]/.test(line));
  const to = lines.findIndex((line) => line.startsWith('{"e":"signal"')) + 1;
  const turn = lines.slice(from, to);
  const child = Number(/"pid":(\d+)/.exec(turn[0] ?? "")?.[1]);
  const turns = Array.from({ length: times }, (_, i) =>
    turn.map((line) =>
      line
        .replace(/"(t0?)":(\d+)/g, (_, key, time) => `"${key}":${Number(time) + 10_000 * i}`)
        .replace(RegExp(`"(pid|from)":${child}\\b`), `"$1":${child + i}`)
        .replace(`"ret":"${child}"`, `"ret":"${child + i}"`),
    ),
  );
  const rest = lines
    .slice(to)
    .map((line) => line.replace(/"(t0?)":\d+/g, `"$1":${10_000 * (times + 1)}`));
  return readStream([...lines.slice(0, from), ...turns.flat(), ...rest].join("\n"));
}
