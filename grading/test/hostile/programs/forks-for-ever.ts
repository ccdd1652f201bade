// exercise: pipes/two-way
// @verdict 1: ends
// @told The run 
//
// A fork bomb.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, fork, attempt } = calls;
  pipe();
  pipe();
  for (;;) attempt(() => fork());
});
