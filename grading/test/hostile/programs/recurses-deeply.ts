// exercise: pipes/two-way
// @verdict 1: ends
// @told Maximum call stack
//
// Calls itself without end.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe } = calls;
  pipe();
  pipe();
  const deeper = (n) => deeper(n + 1) + 1;
  return deeper(0);
});
