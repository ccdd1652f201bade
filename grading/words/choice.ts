import { quote, type Words } from "./words.ts";

export const commas = (names: readonly string[]): string => names.join(", ") || "none";
export const micro = (ns: number): string =>
  `${Number((ns / 1000).toPrecision(2)).toLocaleString("en")} µs`;

export const foundText = (found: string): string => {
  if (found === "") return "It found nothing.";
  return /^E[A-Z]+$/.test(found) ? `Its call failed: ${found}.` : `It found ${quote(found)}.`;
};

export const choice = {
  known: "The choice is one of the mechanisms that were measured",
  figure: "The figure is a round trip that a machine can have",

  noChoice: (name: string): Words => ({
    expected: `${name} is an object with the members of the task.`,
    happened: "It is not, or a member is of another kind.",
    reason: "A member was left out, or renamed.",
    next: "Take the stub again and fill in its members.",
  }),
  unknown: (mechanism: string, names: readonly string[]): Words => ({
    expected: `mechanism is one of ${commas(names)}.`,
    happened: mechanism === "" ? "It is empty." : `It is ${quote(mechanism)}.`,
    reason:
      mechanism === ""
        ? "No choice was made yet."
        : "The name is not the one that the measurements use.",
    next: "Copy the name from the first column of the finished table.",
  }),
  farFigure: (given: unknown, here: number, size: string): Words => ({
    expected: `roundTrip is about what it is here, ${micro(here)} for ${size}; a tenth or ten times that is fine, too.`,
    happened: `It is ${JSON.stringify(given)}.`,
    reason:
      typeof given === "number" && given > (here / 1000) * 100
        ? "Points are measured in nanoseconds: perhaps it was not divided by 1,000."
        : "It was guessed, or it is of another size, mode or placement, or in another unit.",
    next: "Take the median of the point with your mechanism, this size, one CPU and mode latency, in microseconds.",
  }),
};
