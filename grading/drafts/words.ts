/** What the author of a new exercise is told by `npm run new-exercise`. */
import { list } from "../../lib/words/list.ts";

import { quote } from "../words/words.ts";

export const drafts = {
  usage: (): string =>
    "Name one exercise by its section and its own name: npm run new-exercise -- pipes/two-way",
  badId: (id: string): string =>
    `${quote(id)} cannot be the name of an exercise: it takes a section and a name, each of small letters, digits and single dashes, as in pipes/two-way.`,
  taken: (id: string): string =>
    `There is already an exercise ${id}: choose another name, or change what is in grading/course/${id}.`,
  noRoom: (folder: string): string =>
    `${folder} is there and holds no exercise: choose another name.`,
  badVariable: (id: string, variable: string): string =>
    `The solution of ${id} would be in the variable ${variable}, which is a word of the language: choose another name.`,
  sameVariable: (id: string, variable: string, other: string): string =>
    `The solution of ${id} would be in the variable ${variable}, and so is that of ${other}: choose another name.`,
  newSection: (section: string, sections: string[]): string =>
    `No exercise is in the section ${section} (there are ${list(sections)}): say with --lesson which lesson a new section belongs to.`,
  noLesson: (lesson: string, lessons: string[]): string =>
    `There is no lesson ${quote(lesson)}: choose one of ${list(lessons)}.`,
  made: (id: string, files: string[], lesson: string): string =>
    `The exercise ${id} is begun, and has its cells in ${lesson}:

${files.map((file) => `  ${file}`).join("\n")}

Write what is marked TO WRITE in them and in the lesson; grading/course/README.md says how. Then:

  npm run check -- --fix    brings title, points and hints into the lesson
  npm test -- grading/test/exercises/exercises.test.ts -g "the exercise ${id}"
  git add grading/course/${id} ${lesson}
`,
};
