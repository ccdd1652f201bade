import assert from "node:assert/strict";
import { renderSvg } from "../../svg/render.ts";
import { crowdedLabels, drawingsOf, labelsOf } from "../../view/draw/labels.ts";
import { makeView } from "../../view/draw/make.ts";
import { pictures } from "./pictures.ts";

const words = {
  title: "T",
  caption: "C",
  description: "D.",
  text: "",
  table: { columns: [], rows: [] },
};
const faultsOf = (draw: Parameters<typeof makeView>[1]) => {
  const { spec } = makeView(words, draw);
  return crowdedLabels(labelsOf(spec), Number(spec.width), Number(spec.height));
};

describe("the labels of a picture", () => {
  it("are found to overlap, or to leave it", () => {
    const overlap = faultsOf((scene, top) => {
      scene.text(10, top + 10, "some words");
      scene.text(60, top + 14, "others");
    });
    assert.deepEqual(overlap, ['"some words" and "others" overlap at 680 px']);
    const [out] = faultsOf((scene, top) => scene.text(660, top + 10, "some words"));
    assert.match(`${out}`, /^"some words" leaves the picture of 680 × \d+ px$/);
  });

  it("do not overlap where they are there in different steps, or beside each other", () => {
    const faults = faultsOf((scene, top) => {
      scene.text(10, top + 10, "some words", { during: [0, 1] });
      scene.text(10, top + 10, "others", { during: [2, 2] });
      scene.text(10, top + 30, "below");
    });
    assert.deepEqual(faults, []);
  });

  it("are those of the drawings, too", async () => {
    const view = pictures["sequence-socket"]?.();
    assert.ok(view);
    const drawn = drawingsOf(await renderSvg(view));
    const specs = [view.spec, view.narrow];
    assert.equal(drawn.length, 2);
    specs.forEach((spec, i) => {
      const [said, shown] = [labelsOf(spec), drawn[i]?.labels ?? []];
      assert.deepEqual(shown.map(({ text }) => text).sort(), said.map(({ text }) => text).sort());
      const middle = said.find(({ text }) => text === "30 bytes");
      const same = shown.find(({ text }) => text === "30 bytes");
      for (const side of ["left", "right", "top", "bottom"] as const)
        assert.ok(Math.abs((middle?.[side] ?? 0) - (same?.[side] ?? 99)) < 1, side);
      assert.deepEqual([drawn[i]?.width, drawn[i]?.height], [spec.width, spec.height]);
    });
  });
});
