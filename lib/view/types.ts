/** A Vega-Lite specification that JupyterLab's own Vega-Lite (5.6) can draw: plain JSON. */
export interface VegaLiteSpec {
  $schema: string;
  [member: string]: unknown;
}

/** The data behind a picture: what a table, a screen reader or a spreadsheet takes. */
export interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}

/** What every view has, whatever it is drawn with. */
export interface Shown {
  title: string;
  /** One or two sentences under the picture: what to look at. */
  caption: string;
  /** The picture in words that read well aloud. */
  description: string;
  table: Table;
  /** The same for a terminal. */
  text: string;
}

/** A picture. `spec` is 680 px wide; `narrow` is the same picture laid out for a column of 350 px. */
export interface View extends Shown {
  spec: VegaLiteSpec;
  narrow: VegaLiteSpec;
}

/** A view that is text with a frame: HTML reads better there than a drawing. */
export interface Card extends Shown {
  /** One element, styled inline with the page's own colours. */
  html: string;
}

/** Picture widths, px: a notebook's column, and a phone of 390 px with its margins. */
export const WIDE = 680;
export const NARROW = 350;
