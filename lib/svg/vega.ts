// Their types need a newer TypeScript than a cell's, so only what is used here is described.
interface Vega {
  parse(spec: unknown): unknown;
  View: new (runtime: unknown, options: { renderer: "none" }) => VegaView;
}
interface VegaView {
  toSVG(): Promise<string>;
  finalize(): void;
}
interface VegaLite {
  compile(spec: unknown, options: { logger?: Logger }): { spec: unknown };
}
interface Logger {
  level(level?: number): unknown;
  error(...words: unknown[]): Logger;
  warn(...words: unknown[]): Logger;
  info(...words: unknown[]): Logger;
  debug(...words: unknown[]): Logger;
}

/**
 * Draws a specification as an SVG document, at the size that it states.
 *
 * @param own a picture of ours: a warning is an error. What Vega thinks of others' is said on the console
 * @throws Error with Vega's own words
 */
export async function drawSvg(spec: object, own = true): Promise<string> {
  const { vega, vegaLite } = await load();
  const compiled = vegaLite.compile(spec, own ? { logger: strict } : {}).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    // Ends the timer that plays the steps.
    view.finalize();
  }
}

let loaded: Promise<{ vega: Vega; vegaLite: VegaLite }> | undefined;

/** Vega awaits at its top level, so no cell can import it: this is a real import(), and it takes a third of a second. */
function load(): Promise<{ vega: Vega; vegaLite: VegaLite }> {
  loaded ??= Promise.all([import("vega"), import("vega-lite")]).then(
    ([vega, vegaLite]) => ({ vega, vegaLite }) as unknown as { vega: Vega; vegaLite: VegaLite },
  );
  return loaded;
}

/** A warning means that the picture is not what the specification says. */
const strict: Logger = {
  level: () => strict,
  error: (...words) => refuse(words),
  warn: (...words) => refuse(words),
  info: () => strict,
  debug: () => strict,
};

function refuse(words: unknown[]): never {
  throw new Error(`Vega-Lite does not accept the picture's specification: ${words.join(" ")}`);
}
