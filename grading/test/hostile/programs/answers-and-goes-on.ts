// exercise: pipes/two-way
// @verdict 1: ends
// @told it wrote more than it may
//
// The right answer, and then blanks without end.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, pipe, fork, read, write, close, print } = calls;
  const { wait } = calls;
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
  for (;;) print(" ".repeat(4096));
});
