import { escapeUTF8 } from "entities/escape";
import { drawSvg } from "../svg/vega.ts";
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
    "image/svg+xml": withWords(await drawSvg(spec, false), words),
    "text/plain": words.description || words.title || say.aChart,
  };
}

/** Vega names axes and marks, but not the picture. */
function withWords(svg: string, { title, description }: Words): string {
  const head = `<title>${escapeUTF8(title || say.chart)}</title>${
    description ? `<desc>${escapeUTF8(description)}</desc>` : ""
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
