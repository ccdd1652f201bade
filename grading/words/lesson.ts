import { plural } from "../../lib/words/plural.ts";

/** What surrounds an exercise's cells in its lesson. */
export const lesson = {
  levels: {
    1: "follows the lesson",
    2: "takes a thought of your own",
    3: "a small design",
  },
  heading: (title: string): string => `Exercise: ${title}`,
  worth: (level: string, points: number): string =>
    plural(points, { one: `${level} · ${points} point`, other: `${level} · ${points} points` }),
  hint: (number: number): string => `Hint ${number}`,
};
