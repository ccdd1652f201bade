// exercise: pipes/two-way
// @verdict 0: two-pipes
//
// Kills its children in the middle of their forks: the tracer is told of a process, and not whose it is.
import { program } from "ipc";

export const twoWay = program(({ fork, kill, wait, nanosleep, exit, attempt, SIGKILL }) => {
  for (let round = 0; round < 60; round++) {
    const child = fork();
    if (child === 0) {
      for (;;) {
        const made = attempt(fork);
        if (made.value === 0) exit(0);
        if (!made.ok) exit(1);
      }
    }
    nanosleep({ sec: 0, nsec: 1_000_000 + round * 100_000 });
    kill(child, SIGKILL);
    wait();
  }
});
