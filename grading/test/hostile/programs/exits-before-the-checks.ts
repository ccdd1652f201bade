// exercise: pipes/two-way
// @verdict 0: two-pipes
//
// Exits with 0 before anything could be asked of it.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { exit } = calls;
  exit(0);
});
