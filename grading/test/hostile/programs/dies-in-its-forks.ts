// exercise: pipes/two-way
// @verdict 0: two-pipes
// @told 0 pipes
//
// Makes processes for ever, by forks and by a shell, and kills them meanwhile: some at the very moment at which the
// tracer is told of a new process, or of a new program in an old one.
import { program } from "ipc";

export const twoWay = program(({ fork, kill, wait, nanosleep, execvp, exit, SIGKILL }) => {
  for (let round = 0; ; round++) {
    const child = fork();
    if (child === 0 && round % 2) execvp("sh", ["sh", "-c", "while :; do /usr/bin/true; done"]);
    while (child === 0) {
      if (fork() === 0) exit(0);
      wait();
    }
    nanosleep({ sec: 0, nsec: 3_000_000 + (round % 50) * 100_000 });
    kill(child, SIGKILL);
    wait();
  }
});
