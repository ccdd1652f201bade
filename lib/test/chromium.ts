import type { Browser } from "playwright-core";
import { findChromium, startChromium } from "../ground/browser.ts";

/** Chromium for the tests of a suite; without one they are skipped, and the reason is shown. */
export async function chromiumFor(suite: Mocha.Context): Promise<Browser> {
  if (!findChromium()) {
    console.log("      No Chromium here: set CHROMIUM to its path to have this tested.");
    suite.skip();
  }
  return startChromium();
}
