// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe the engine is there
//
// Ends the process by Node's own ways, past the library.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { write } = calls;
  const { process } = globalThis;
  process.exitCode = 0;
  write(2, "probe the engine is there\n");
  process.reallyExit(0);
});
