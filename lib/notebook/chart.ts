import { escapeUTF8 } from "entities/escape";
import type { TopLevelSpec } from "vega-lite";
import { card as say } from "../words/notebook/cards.ts";

/**
 * A Vega-Lite specification in the three forms that reach every reader: interactive in JupyterLab, an SVG for static
 * pages, and words for those who hear the page.
 *
 * JupyterLab 4.6 draws version 5 only, and takes an object, not a text.
 */
export async function chartBundle(spec: Record<string, unknown>): Promise<Record<string, unknown>> {
  const words = describe(spec);
  return {
    "application/vnd.vegalite.v5+json": {
      ...spec,
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    },
    "image/svg+xml": await drawSvg(spec, words),
    "text/plain": words.description || words.title || say.aChart,
  };
}

async function drawSvg(spec: Record<string, unknown>, words: Words): Promise<string> {
  // Loaded here because most cells draw nothing, and because a cell cannot load vega itself.
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const view = new vega.View(vega.parse(compile(spec as unknown as TopLevelSpec).spec), {
    renderer: "none",
  });
  const svg = await view.toSVG();
  view.finalize();
  // Vega names axes and marks, but not the picture.
  const head = `<title>${escapeUTF8(words.title || say.chart)}</title>${
    words.description ? `<desc>${escapeUTF8(words.description)}</desc>` : ""
  }`;
  return svg.replace(/^<svg([^>]*)>/, `<svg$1 role="img">${head}`);
}

interface Words {
  title: string;
  description: string;
}

function describe(spec: Record<string, unknown>): Words {
  const title = spec.title as string | { text?: string | string[] } | undefined;
  const text = typeof title === "object" ? title.text : title;
  return {
    title: Array.isArray(text) ? text.join(" ") : (text ?? ""),
    description: typeof spec.description === "string" ? spec.description : "",
  };
}
