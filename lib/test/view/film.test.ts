import assert from "node:assert/strict";
import { film } from "../../view/draw/film.ts";
import { Scene } from "../../view/draw/scene.ts";

describe("a picture with steps", () => {
  it("keeps what stays once, with the steps during which it is there", () => {
    const items = film([frame("a", "b"), frame("a", "b", "c"), frame("a", "c"), frame("a", "b")]);
    const seen = items.map((item) => [item.kind === "text" && item.text, item.during]);
    assert.deepEqual(seen, [
      ["a", null],
      ["b", [0, 1]],
      ["c", [1, 2]],
      ["b", [3, 3]],
    ]);
  });

  it("draws things that are alike in one frame once", () => {
    assert.equal(film([frame("a", "a")]).length, 1);
  });
});

function frame(...texts: string[]) {
  const scene = new Scene(350);
  for (const text of texts) scene.text(0, 0, text);
  return scene.items;
}
