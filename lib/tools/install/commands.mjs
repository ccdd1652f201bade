/**
 * The file that does the work of each command, from the root, and whether learners and graders need it: then nothing is
 * installed that only a change of the course needs.
 *
 * @type {Record<string, { file: string, learners: boolean }>}
 */
export const commands = {
  start: { file: "lib/tools/lab/command.ts", learners: true },
  lessons: { file: "lib/tools/lessons/command.ts", learners: true },
  grade: { file: "grading/commands/grade.ts", learners: true },
  handout: { file: "grading/commands/handout.ts", learners: true },
  "new-exercise": { file: "grading/commands/new-exercise.ts", learners: false },
  test: { file: "lib/tools/check/test.ts", learners: false },
  check: { file: "lib/tools/check/command.ts", learners: false },
  site: { file: "lib/tools/site/command.ts", learners: false },
  machines: { file: "lib/tools/machines/command.ts", learners: false },
  bench: { file: "lib/tools/bench/command.ts", learners: false },
};
