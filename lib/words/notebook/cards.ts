/** Stands where a picture cannot be drawn, because nothing recorded what it would show. */
export const absence = {
  title: (picture: string): string => `No picture: ${picture}`,
  text: (picture: string, why: string): string =>
    `This picture (${picture}) is not shown here: no calls were recorded, ${why}.`,
  caption: "The program ran; only its record is missing.",
  columns: { picture: "picture", why: "why it is not shown" },
};

export const card = {
  notSvg: "A card is HTML: take its html",
  chart: "Chart",
  aChart: "a chart",
  noRow: "A table needs at least one row",
  none: "none",
};

/** A row of the comparison table and the verdicts on its cells. */
export const row = {
  title: (kind: string): string => `The row of the table: ${kind}`,
  caption: "Each cell is a claim; the runs above decide it.",
  otherwise: (verdict: string): string => `${verdict} (elsewhere it was otherwise)`,
  columns: {
    property: "property",
    text: "as it is printed",
    verdict: "verdict",
    cases: "what was run",
  },
};

/** While runs are repeated. */
export const progress = {
  done: (done: number, times: number): string => `${done} of ${times} runs …`,
  all: (times: number, seconds: string): string => `${times} runs in ${seconds} s`,
};

export const grader = {
  notThere: (file: string): string => `There is no grader here: ${file} is missing.`,
  ended: (said: string): string => `The grader ended early. ${said}`,
};
