// exercise: pipes/two-way
// @verdict 1: ends
// @told The run
//
// Sleeps far longer than it may.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, sleep } = calls;
  pipe();
  pipe();
  sleep(1000);
});
