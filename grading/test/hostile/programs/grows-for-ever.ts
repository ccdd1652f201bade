// exercise: pipes/two-way
// @verdict 1: ends
//
// Takes memory until there is none.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe } = calls;
  pipe();
  pipe();
  const all = [];
  for (;;) all.push(Buffer.alloc(1 << 20, 1));
});
