// The page is looked at in a real browser: it keeps its width on a phone, asks for nothing and runs nothing.
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { openPage } from "../../../lib/ground/browser.ts";
import { chromiumFor } from "../../../lib/test/chromium.ts";
import { toHtml } from "../../report/html.ts";
import type { SubmissionResult } from "../../result/types.ts";
import {
  exampleCheck,
  exampleExercise,
  examplePicture,
  exampleResult,
  hostile,
} from "../result/example.ts";

describe("the page of feedback", () => {
  let browser: Browser;
  before(async function () {
    this.timeout(300_000);
    browser = await chromiumFor(this);
  });
  after(async () => {
    await browser?.close();
  });

  it("shows each check with what to do, as text and by its role", async () => {
    const { page } = await show(exampleResult());
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Feedback for alice");
    const failed = page.getByRole("listitem").filter({ hasText: "The check offset" });
    assert.match(await failed.innerText(), /not passed, 0 of 2 points/);
    assert.match(await failed.innerText(), /Try next\s+Seek back to 0 before the read\./);
    assert.equal(await page.getByRole("img").getAttribute("alt"), "run");
    await page.close();
  });

  it("runs and loads nothing, whatever is in the result", async () => {
    const elements = "<g onload='parent.evil=1'/><script>parent.evil=1</script>";
    const bad = exampleCheck(hostile, {
      passed: false,
      title: hostile,
      picture: examplePicture(elements, hostile),
      next: hostile,
    });
    const result = exampleResult({
      student: hostile,
      exercises: [
        exampleExercise("a/b", [bad], { title: hostile, where: hostile, problem: hostile }),
      ],
      repairs: [`<img src=http://localhost:1/x onerror=evil=1>${hostile}`],
      faults: [{ what: hostile, detail: "not shown" }],
    });
    const { page, requests, dialogs } = await show(result);
    assert.deepEqual([requests, dialogs], [[], 0]);
    assert.equal(await page.evaluate("typeof evil"), "undefined");
    assert.equal(await page.locator("script").count(), 0);
    assert.equal((await page.content()).includes("not shown"), false);
    await page.close();
  });

  it("fits a phone of 390 pixels, with long words and wide pictures", async () => {
    const happened = "x".repeat(900);
    const wide = exampleCheck("wide", { passed: false, happened, picture: examplePicture("") });
    const { page } = await show(exampleResult({ exercises: [exampleExercise("a/b", [wide])] }));
    await page.setViewportSize({ width: 390, height: 800 });
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390);
    await page.close();
  });

  it("has enough contrast in light and dark", async () => {
    const { page } = await show(exampleResult());
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const ratios = (await page.evaluate(`(${contrasts})()`)) as Record<string, number>;
      for (const [selector, ratio] of Object.entries(ratios)) {
        assert.ok(ratio >= 4.5, `${selector} has ${ratio} in ${colorScheme}`);
      }
    }
    await page.close();
  });

  it("says that pending points are not lost", async () => {
    const score = { earned: 0, points: 2, pending: 2 };
    const open = exampleCheck("c", { passed: null, score });
    const { page } = await show(exampleResult({ exercises: [exampleExercise("a/b", [open])] }));
    assert.match(
      await page.locator("header").innerText(),
      /2 points are not decided yet.* not of yours/,
    );
    await page.close();
  });

  async function show(
    result: SubmissionResult,
  ): Promise<{ page: Page; requests: string[]; dialogs: number }> {
    const page = await openPage(browser);
    const seen = { page, requests: [] as string[], dialogs: 0 };
    page.on("request", (request) => {
      if (!request.url().startsWith("data:")) seen.requests.push(request.url());
    });
    page.on("dialog", async (dialog) => {
      seen.dialogs += 1;
      await dialog.dismiss();
    });
    await page.setContent(toHtml(result), { waitUntil: "load" });
    return seen;
  }
});

/** In the page: the contrast of some text with what is behind it (WCAG 2). */
const contrasts = `() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (color) => {
    const [r, g, b] = rgb(color).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)") return color;
    }
    return "#fff";
  };
  const ratios = {};
  for (const selector of ["h1", ".points", ".where", "dd", "footer p", ".failed h3 span", ".passed h3 span"]) {
    const element = document.querySelector(selector);
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
    ratios[selector] = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
  return ratios;
}`;
