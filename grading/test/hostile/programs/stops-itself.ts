// exercise: pipes/two-way
// @verdict 1: ends
// @told The run got stuck
//
// Stops itself, and with it everybody who waits for it.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, kill, SIGSTOP } = calls;
  pipe();
  pipe();
  kill(0, SIGSTOP);
});
