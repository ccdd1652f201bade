import assert from "node:assert/strict";
import { HUES } from "../../view/draw/palette.ts";

describe("the colours", () => {
  it("stand out from a white and from a dark page (WCAG 1.4.11 asks 3:1)", () => {
    for (const [name, colour] of Object.entries(HUES)) {
      if (colour === "currentColor") continue;
      for (const page of ["#ffffff", "#111111"]) {
        assert.ok(contrast(colour, page) >= 3.8, `${name} on ${page}: ${contrast(colour, page)}`);
      }
    }
  });
});

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const channel = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
