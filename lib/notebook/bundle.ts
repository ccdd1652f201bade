import { inspect, types } from "node:util";

/** One output in several forms: the notebook shows the richest that it knows. */
export interface Bundle {
  /** Keyed by MIME type. */
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
}

const method = Symbol.for("Jupyter.display");

/** How a value looks; at once, unless it takes time to find out. */
export function bundleOf(value: unknown): Bundle | Promise<Bundle> {
  const own = ownBundle(value);
  if (types.isPromise(own)) return own.then(complete);
  if (own) return complete(own);
  if (isVegaLite(value)) return drawChart(value);
  return textBundle(value);
}

/** A value as text, as Node prints it; a text of several lines stays as it is, where all of it can be seen. */
export function textBundle(value: unknown): Bundle {
  const plain = typeof value === "string" && isLines(value);
  return { data: { "text/plain": plain ? value : inspect(value) }, metadata: {} };
}

/** More than one line, and none of the characters that only quotes make visible. */
function isLines(text: string): boolean {
  return /\n./.test(text) && /^[\n\t\P{C}]*$/u.test(text);
}

function ownBundle(
  value: unknown,
): Record<string, unknown> | Promise<Record<string, unknown>> | null {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return null;
  const display = (value as Record<symbol, unknown>)[method];
  return typeof display === "function" ? display.call(value) : null;
}

/** Bytes travel in base64, and whatever has a picture has words too. */
function complete(own: Record<string, unknown>): Bundle {
  const data: Record<string, unknown> = {};
  for (const [type, content] of Object.entries(own)) {
    data[type] = content instanceof Uint8Array ? Buffer.from(content).toString("base64") : content;
  }
  const [first] = Object.keys(data);
  if (first && !("text/plain" in data)) data["text/plain"] = `[${first}]`;
  return { data, metadata: {} };
}

function isVegaLite(value: unknown): value is Record<string, unknown> {
  const schema = (value as { $schema?: unknown } | null)?.$schema;
  return typeof schema === "string" && schema.includes("/schema/vega-lite/");
}

async function drawChart(spec: Record<string, unknown>): Promise<Bundle> {
  const { chartBundle } = await import("./chart.ts");
  return { data: await chartBundle(spec), metadata: {} };
}
