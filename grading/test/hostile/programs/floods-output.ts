// exercise: pipes/two-way
// @verdict 1: ends
// @told it wrote more than it may
//
// Writes without end.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, write } = calls;
  pipe();
  pipe();
  for (;;) write(1, "x".repeat(4096));
});
