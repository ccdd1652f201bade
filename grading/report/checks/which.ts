/** What learners are told by the checks of the section that compares. */
import { quote, type Words } from "./words.ts";

export const list = (names: readonly string[]): string => names.join(", ") || "none";
export const micro = (ns: number): string =>
  `${Number((ns / 1000).toPrecision(2)).toLocaleString("en")} µs`;

const foundText = (found: string): string => {
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
    expected: `mechanism is one of ${list(names)}.`,
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

export const sensor = {
  whole: "Each reading is taken whole and alone",
  kept: "A reading is there when its sender and the logger are gone",

  notWhole: (sent: string[], got: string[]): Words => ({
    expected: `${list(sent.map((text) => quote(text)))} are sent, and taken one at a time.`,
    happened: `What was taken: ${list(got.map((text) => quote(text)))}.`,
    reason:
      "It carries bytes, or one value that the next one replaces: it does not know where a message ends.",
    next: "Look for one that keeps messages apart: in the table of the lesson, three messages arrive as three.",
  }),
  lost: (sent: string, found: string): Words => ({
    expected: `${quote(sent)} is sent, its sender killed, and a new process finds it.`,
    happened: foundText(found),
    reason: "It keeps what was sent only as long as a process holds it open.",
    next: "Choose one that lies in the kernel or in the file system under a name of its own.",
  }),
};

export const pictures = {
  fits: "1 MiB goes in one piece",
  found: "A process that is no child can find it",
  kept: "The picture is there for a worker that is started again",

  tooLarge: (mechanism: string): Words => ({
    expected: "The kernel takes a message of 1,048,576 bytes.",
    happened: `It refuses it for ${mechanism}.`,
    reason: "Queues and datagrams have a largest message, and it is far smaller.",
    next: "Look at measured.refusals: which mechanisms are not among them at this size?",
  }),
  nameless: (mechanism: string): Words => ({
    expected: "A worker that was started by somebody else finds the picture by a name.",
    happened: `There is none: ${mechanism} has to be inherited, or handed over.`,
    reason: "It is known to its maker and the maker's children only.",
    next: "Choose one with a path or a key.",
  }),
  notKept: (found: string): Words => ({
    expected: "A process is killed, and the next one finds what was there.",
    happened: foundText(found),
    reason: "The bytes are gone with the last process that held it open.",
    next: "Choose one that keeps them where every worker may look.",
  }),
};
