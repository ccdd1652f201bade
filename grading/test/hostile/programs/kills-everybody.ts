// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe killing
//
// Sends SIGKILL to all processes that there are.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { kill, write, exit, SIGKILL } = calls;
  write(2, "probe killing\n");
  kill(-1, SIGKILL);
  exit(0);
});
