// Mid-tones that stand out from white and from JupyterLab's darkest grey alike (at least 3.8:1 on both), so that one
// picture serves both themes. Text and neutral strokes take the page's own colour.
export const HUES = {
  ink: "currentColor",
  blue: "#3b7dd8",
  orange: "#c46a1b",
  green: "#2b8f5c",
  red: "#d94f45",
  violet: "#8e6fd0",
  grey: "#7d7d7d",
} as const;

export type Hue = keyof typeof HUES;

export const SANS_FONT = 'Arial, Helvetica, "Liberation Sans", sans-serif';
export const MONO_FONT =
  '"DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", "Courier New", monospace';
