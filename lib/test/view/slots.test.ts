import assert from "node:assert/strict";
import fc from "fast-check";
import { placeIn, type Tenant } from "../../view/draw/slots.ts";

const tenants = fc
  .array(
    fc.record({ from: fc.nat(20), life: fc.nat(10), height: fc.integer({ min: 10, max: 90 }) }),
    {
      maxLength: 30,
    },
  )
  .map((list) =>
    list.map(
      ({ from, life, height }, i): Tenant => ({ name: `t${i}`, from, to: from + life, height }),
    ),
  );

describe("places in a column", () => {
  it("never let two that live at the same time overlap", () => {
    fc.assert(
      fc.property(tenants, (list) => {
        const y = placeIn(list, 7, 5);
        for (const a of list) {
          for (const b of list) {
            if (a === b || a.to < b.from || b.to < a.from) continue;
            const [ya = 0, yb = 0] = [y.get(a.name), y.get(b.name)];
            assert.ok(
              ya + a.height + 5 <= yb || yb + b.height + 5 <= ya,
              `${a.name} and ${b.name}`,
            );
          }
        }
      }),
    );
  });

  it("are used again", () => {
    const list = [0, 1, 2].map((i) => ({ name: `t${i}`, from: i, to: i, height: 20 }));
    assert.deepEqual([...placeIn(list, 0, 5).values()], [0, 0, 0]);
  });
});
