import { NARROW, type Shown, type VegaLiteSpec, type View, WIDE } from "../types.ts";
import { Scene } from "./scene.ts";
import { type Slider, specOf } from "./spec.ts";

/**
 * A view: its words, and its picture drawn twice, for a notebook and for a phone. `draw` gets a scene that has its
 * title and caption, and the y below them.
 */
export function makeView(
  words: Shown,
  draw: (scene: Scene, top: number) => void,
  slider?: Slider,
): View {
  const specFor = (width: number) => {
    const scene = new Scene(width);
    draw(scene, scene.header(words.title, words.caption));
    return specOf(scene, `${words.title}. ${words.description}`, slider);
  };
  let narrow: VegaLiteSpec | undefined;
  return {
    ...words,
    spec: specFor(WIDE),
    // Drawn when it is asked for: a notebook's first look is at the wide one.
    get narrow() {
      narrow ??= specFor(NARROW);
      return narrow;
    },
  };
}
