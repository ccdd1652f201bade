/**
 * The files of an exercise that is begun. Its checks work, for a task of one line: print the argument. What its author has
 * to write is marked, and no test of the exercise passes before that.
 */

interface Draft {
  /** "pipes/two-way". */
  id: string;
  /** "twoWay". */
  variable: string;
  lesson: string;
  place: number;
}

/** Each mistake with the check that catches it, and what it is. */
const MISTAKES = {
  "never-ends": ["ends", "it waits or goes round for ever"],
  "wrong-answer": ["answer", "it ends, and what it prints is wrong"],
  "another-way": ["way", "it prints the right answer, and came to it in another way than asked"],
  "short-texts-only": ["long", "it is right for short texts, and not for long ones"],
};

/** Texts by their paths from the exercise's folder. */
export function draftFiles(draft: Draft): Record<string, string> {
  const mistakes = Object.entries(MISTAKES).map(([name, [check = "", what = ""]]) => [
    `mistakes/${name}.ts`,
    attempt(
      draft,
      `TO WRITE: the solution with one mistake: ${what}.`,
      `The check "${check}" fails at it, and no other. The file is called after the mistake, as checks have it under \`catches\`.`,
    ),
  ]);
  return {
    "exercise.ts": exercise(draft),
    "checks.ts": checks(draft),
    "checks.hidden.ts": hiddenChecks(draft),
    "words.ts": words(draft),
    "words.hidden.ts": hiddenWords(draft),
    "solutions/main.ts": attempt(
      draft,
      "TO WRITE: the solution, with the calls that the lesson has shown.",
    ),
    "solutions/another-way.ts": attempt(
      draft,
      "TO WRITE: a solution with other calls that is right as well: no check may fail at it.",
      "The file is called after what it does otherwise.",
    ),
    ...Object.fromEntries(mistakes),
  };
}

const exercise = ({ variable, lesson, place }: Draft): string => `\
import type { ExerciseFile } from "../../types.ts";

export default {
  title: "TO WRITE: what it is about, as a heading",
  lesson: "${lesson}",
  place: ${place},
  level: 1,
  variables: ["${variable}"],
  points: 4,
  stub: \`const ${variable} = program(({ argv, print }) => {
  // YOUR CODE HERE
});\`,
  hints: [
    "TO WRITE: a nudge, best a question.",
    "TO WRITE: which calls, and in which order.",
    "TO WRITE: all but the code.",
  ],
} satisfies ExerciseFile;
`;

const checks = ({ id, variable }: Draft): string => `\
import { observation, publicChecks } from "../../../judge/define.ts";
import { ${variable} as say } from "./words.ts";

// TO WRITE: the run that the checks look at. It is made once; its inputs are drawn from a seed.
export const short = observation("short", async (trial) => {
  const word = trial.random.word();
  const seen = await trial.run({ program: trial.program("${variable}"), argv: [word] });
  return { word, seen };
});

export default publicChecks("${id}", (check) => {
  check("ends", { title: say.ends, points: 1, catches: ["never-ends"] }, async (trial) => {
    const { seen } = await short(trial);
    trial.finished(seen);
  });

  check(
    "answer",
    { title: say.answer, points: 1, needs: ["ends"], catches: ["wrong-answer"] },
    async (trial) => {
      const { word, seen } = await short(trial);
      if (seen.stdout !== word) trial.fail(say.wrong(word, seen.stdout), seen);
    },
  );
});
`;

const hiddenChecks = ({ id, variable }: Draft): string => `\
import { hiddenChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/seen.ts";
import { short } from "./checks.ts";
import { ${variable} as say } from "./words.hidden.ts";

export default hiddenChecks("${id}", (check) => {
  // TO WRITE: judge the cause and not the look: what the program did, as the kernel saw it.
  check(
    "way",
    { title: say.way, points: 1, needs: ["answer"], catches: ["another-way"] },
    async (trial) => {
      const { seen } = await short(trial);
      const written = callsOf(seen, { name: "write" });
      if (written.length !== 1) trial.fail(say.otherWay(written.length), seen);
    },
  );

  check(
    "long",
    { title: say.long, points: 1, needs: ["answer"], catches: ["short-texts-only"] },
    async (trial) => {
      const text = trial.random.word(trial.random.integer(5000, 20_000));
      const seen = await trial.run({ program: trial.program("${variable}"), argv: [text] });
      trial.finished(seen);
      if (seen.stdout !== text) trial.fail(say.cut(text.length, seen.stdout.length), seen);
    },
  );
});
`;

const words = ({ variable }: Draft): string => `\
import { quote, type Words } from "../../../words/words.ts";

// TO WRITE: what a learner reads of the public checks: titles, then what a check says that did not pass.
export const ${variable} = {
  ends: "The program comes to its end",
  answer: "It prints the word",

  wrong: (expected: string, got: string): Words => ({
    expected: \`The program prints \${quote(expected)}.\`,
    happened: \`It printed \${quote(got)}.\`,
    reason: "The likely reason.",
    next: "What to try next.",
  }),
};
`;

const hiddenWords = ({ variable }: Draft): string => `\
import { count, type Words } from "../../../words/words.ts";

// TO WRITE: the same of the hidden checks. Learners are told the reason and what to try next, not what was expected.
export const ${variable} = {
  way: "It prints the word at once",
  long: "A long text is printed whole",

  otherWay: (writes: number): Words => ({
    expected: "One write carries the word.",
    happened: \`There were \${count(writes, "write")}.\`,
    reason: "The likely reason.",
    next: "What to try next.",
  }),
  cut: (expected: number, got: number): Words => ({
    expected: \`\${count(expected, "byte")} come out.\`,
    happened: \`\${got} came out.\`,
    reason: "The likely reason.",
    next: "What to try next.",
  }),
};
`;

const attempt = ({ variable }: Draft, ...comments: string[]): string => `\
import { program } from "ipc";

${comments.map((comment) => `// ${comment}`).join("\n")}
export const ${variable} = program(() => {});
`;
