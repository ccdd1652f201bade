// Every picture as a browser really draws it: on a phone and on a desk, on a light and on a dark page.
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openPage } from "../../ground/browser.ts";
import { root } from "../../ground/place.mjs";
import { renderSvg } from "../../svg/render.ts";
import { labelsOf } from "../../view/draw/labels.ts";
import { MONO_FONT, SANS_FONT } from "../../view/draw/palette.ts";
import type { VegaLiteSpec, View } from "../../view/types.ts";
import { chromiumFor } from "../chromium.ts";
import { kinds, load, pictures, recordNames } from "./pictures.ts";

const vegaScript = join(root, "node_modules", "vega", "build", "vega.min.js");
const vegaLiteScript = join(root, "node_modules", "vega-lite-5", "build", "vega-lite.min.js");
const pages = { light: "background:#fff;color:#222", dark: "background:#111;color:#ddd" };

describe("the pictures in a browser", function () {
  this.timeout(400_000);
  let browser: Browser;
  let page: Page;

  before(async function () {
    browser = await chromiumFor(this);
    page = await openPage(browser);
  });
  after(() => browser?.close());

  for (const [name, make] of Object.entries(pictures)) {
    it(`${name} is legible at 390 and 1300 px, light and dark`, async () => {
      const svg = await renderSvg(make());
      for (const width of [390, 1300]) {
        await page.setViewportSize({ width, height: 800 });
        for (const [theme, style] of Object.entries(pages)) {
          await page.setContent(`<body style="margin:16px;${style}">${svg}</body>`);
          const found = (await page.evaluate(INSPECT)) as Found;
          check(found, `${name} at ${width} px, ${theme}`, width);
        }
      }
    });
  }

  it("have no label wider than it was taken to be, in any picture of any record", async () => {
    const labels = recordNames.flatMap(specsOf).flatMap((spec) =>
      labelsOf(spec).map(({ text, left, right, face: { bold, mono, size } }) => {
        const css = `${bold ? "bold " : ""}${size}px ${mono ? MONO_FONT : SANS_FONT}`;
        return { text, width: right - left, css };
      }),
    );
    const distinct = [...new Map(labels.map((one) => [one.text + one.css, one])).values()];
    await page.setContent(`<canvas></canvas>`);
    const widths = (await page.evaluate(
      `((labels) => { const pen = document.querySelector("canvas").getContext("2d");
        return labels.map(({ text, css }) => { pen.font = css; return pen.measureText(text).width; }); })(
        ${JSON.stringify(distinct)})`,
    )) as number[];
    assert.ok(distinct.length > 500, `${distinct.length} labels`);
    distinct.forEach(({ text, width, css }, i) => {
      assert.ok(
        (widths[i] ?? 0) <= width + 0.5,
        `"${text}" in ${css}: ${widths[i]} px, not ${width}`,
      );
    });
  });

  it("step through a run by their slider, legible in every step, and play it", async () => {
    const { spec } = pictures["steps-dialogue"]?.() ?? {};
    await page.setViewportSize({ width: 1300, height: 900 });
    await page.setContent(`<body style="margin:16px;${pages.dark}"><div id="view"></div></body>`);
    for (const script of [vegaScript, vegaLiteScript]) await page.addScriptTag({ path: script });
    await page.evaluate(`window.view = new vega.View(
      vega.parse(vegaLite.compile(${JSON.stringify(spec)}).spec),
      { renderer: "svg", container: "#view" }).runAsync()`);
    const slider = page.locator("input[type=range]");
    const last = Number(await slider.getAttribute("max"));
    const heads = new Set<string>();
    for (let step = 0; step <= last; step++) {
      await slider.fill(String(step));
      const head = page.getByText(`Step ${step} of ${last}`);
      await head.waitFor();
      heads.add((await head.textContent()) ?? "");
      const found = (await page.evaluate(INSPECT)) as Found;
      check(found, `step ${step}`, 1300);
    }
    assert.equal(heads.size, last + 1);
    await page.locator("input[type=checkbox]").check();
    await page.getByText(`Step 0 of ${last}`).waitFor();
    await page.getByText(`Step 1 of ${last}`).waitFor();
  });

  it("print wide, in the ink of the page, within an A4 sheet's margins", async () => {
    const svg = await renderSvg(pictures["timeline-pipe"]?.() as View);
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: "print" });
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    const { picture, texts, ink } = (await page.evaluate(INSPECT)) as Found;
    await page.emulateMedia({ media: null });
    assert.ok(picture.right - picture.left > 640 && picture.right <= 718);
    for (const text of texts) assert.equal(text.fill, ink);
  });

  it("carry their own names, each under an id of its own", async () => {
    const all = Object.values(pictures).slice(0, 3);
    const svgs = await Promise.all(all.map((make) => renderSvg(make())));
    await page.setContent(svgs.join(""));
    const named = await page.getByRole("img").all();
    assert.equal(named.length, all.length);
    const ids = (await page.evaluate(
      "[...document.querySelectorAll('[id]')].map((e) => e.id)",
    )) as string[];
    assert.equal(new Set(ids).size, ids.length);
    const title = all[0]?.().title ?? "";
    assert.equal((await page.getByRole("img", { name: title }).count()) > 0, true);
  });
});

/** All that can be drawn of a record, wide and narrow. */
function specsOf(name: string): VegaLiteSpec[] {
  const record = load(name);
  return Object.values(kinds).flatMap((makers) =>
    makers(record).flatMap((make) => {
      try {
        const { spec, narrow } = make();
        return [spec, narrow];
      } catch {
        return [];
      }
    }),
  );
}

interface Found {
  scrolls: boolean;
  picture: Box;
  ink: string;
  texts: (Box & { text: string; size: number; fill: string })[];
}
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Runs in the page. */
const INSPECT = `(() => {
  const box = (e) => { const { left, right, top, bottom } = e.getBoundingClientRect(); return { left, right, top, bottom }; };
  const svg = document.querySelector("svg");
  const texts = [...svg.querySelectorAll("text")].filter((t) => t.getClientRects().length > 0 && t.textContent);
  return {
    scrolls: document.documentElement.scrollWidth > window.innerWidth,
    picture: box(svg),
    ink: getComputedStyle(document.body).color,
    texts: texts.map((t) => ({
      ...box(t),
      text: t.textContent,
      size: parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a,
      fill: getComputedStyle(t).fill,
    })),
  };
})()`;

function check({ scrolls, picture, ink, texts }: Found, where: string, width: number): void {
  assert.ok(!scrolls, `${where}: the page scrolls sideways`);
  assert.ok(texts.length > 1, `${where}: no text is to be seen`);
  for (const a of texts) {
    assert.ok(a.size >= 10.99, `${where}: "${a.text}" is ${a.size} px high`);
    assert.equal(a.fill, ink, `${where}: "${a.text}" is ${a.fill}`);
    const inside = a.left >= picture.left - 1 && a.right <= Math.min(picture.right + 1, width);
    assert.ok(inside && a.bottom <= picture.bottom + 1, `${where}: "${a.text}" leaves the picture`);
    for (const b of texts) {
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      // Line boxes are higher than letters: a third of the height is air.
      const deep = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      assert.ok(
        a === b || over <= 1 || deep <= a.size / 3,
        `${where}: "${a.text}" and "${b.text}" overlap`,
      );
    }
  }
}
