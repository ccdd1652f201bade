// exercise: pipes/two-way
// @verdict 6
//
// The code around the solution tries to end the grader; the solution is right.
import { program, run } from "ipc";

process.exit(0);
process.kill(process.ppid, "SIGKILL");
export const twoWay = program(({ argv, pipe, fork, read, write, close, print, wait }) => {
  const [questionOut, questionIn] = pipe();
  const [answerOut, answerIn] = pipe();
  const readAll = (fd) => {
    let text = "";
    for (let part = read(fd, 4096); part.length > 0; part = read(fd, 4096)) text += part;
    return text;
  };
  if (fork() === 0) {
    close(questionIn);
    close(answerOut);
    write(answerIn, readAll(questionOut).toUpperCase());
    return 0;
  }
  close(questionOut);
  close(answerIn);
  write(questionIn, argv[0]);
  close(questionIn);
  print(readAll(answerOut));
  wait();
});
