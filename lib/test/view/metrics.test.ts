import assert from "node:assert/strict";
import fc from "fast-check";
import { cut, widthOf, wrap } from "../../view/draw/metrics.ts";

const face = fc.record({
  mono: fc.boolean(),
  bold: fc.boolean(),
  size: fc.integer({ min: 9, max: 20 }),
});

describe("text metrics", () => {
  it("cuts a text so that it fits, and leaves alone what fits", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 20, max: 400 }), face, (text, room, f) => {
        const shown = cut(text, room, f);
        assert.ok(widthOf(shown, f) <= room);
        if (widthOf(text, f) <= room) assert.equal(shown, text);
        else assert.ok(shown === "" || shown.endsWith("…"));
      }),
    );
  });

  it("wraps between words, losing none", () => {
    const f = { mono: false, bold: false, size: 12 };
    const text = "P1 writes 5 bytes to pipe-a; P2, which had waited 2 ms in read, goes on.";
    const lines = wrap(text, 120, f);
    assert.equal(lines.join(" "), text);
    assert.ok(lines.length > 2);
    for (const line of lines) assert.ok(widthOf(line, f) <= 120, line);
  });
});
