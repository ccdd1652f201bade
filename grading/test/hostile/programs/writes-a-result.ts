// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe result.json: written
// @probe ../result.json: EROFS
// @probe /result.json: EROFS
// @probe /autograder/results/results.json: ENOENT
// @probe /grade/results/results.json: ENOENT
//
// Writes a result to every place where a grader may look for it, and to every descriptor.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { open, write, attempt, O_WRONLY, O_CREAT } = calls;
  const result = JSON.stringify({ score: 6, tests: [{ score: 6, max_score: 6 }] });
  for (const path of [
    "result.json",
    "../result.json",
    "/result.json",
    "/autograder/results/results.json",
    "/grade/results/results.json",
  ]) {
    const done = attempt(() => open(path, O_WRONLY | O_CREAT, 0o644));
    write(2, `probe ${path}: ${done.code ?? "written"}\n`);
    if (done.ok) write(done.value, result);
  }
  for (let fd = 4; fd < 200; fd++) {
    if (attempt(() => write(fd, result)).ok) write(2, `probe descriptor ${fd}: written\n`);
  }
});
