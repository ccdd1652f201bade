import { commas, foundText } from "../../../words/choice.ts";
import { quote, type Words } from "../../../words/words.ts";

export const sensor = {
  whole: "Each reading is taken whole and alone",
  kept: "A reading is there when its sender and the logger are gone",

  notWhole: (sent: string[], got: string[]): Words => ({
    expected: `${commas(sent.map((text) => quote(text)))} are sent, and taken one at a time.`,
    happened: `What was taken: ${commas(got.map((text) => quote(text)))}.`,
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
