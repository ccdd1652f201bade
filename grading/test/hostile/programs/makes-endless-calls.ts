// exercise: pipes/two-way
// @verdict 1: ends
// @told The run 
//
// Makes calls as fast as it can, so that the record has no end.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, umask } = calls;
  pipe();
  pipe();
  for (;;) umask(0o22);
});
