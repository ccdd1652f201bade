// exercise: pipes/two-way
// @verdict 1: ends
// @told it wrote more than it may
//
// Complains without end.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, write } = calls;
  pipe();
  pipe();
  for (;;) write(2, "x".repeat(4096));
});
