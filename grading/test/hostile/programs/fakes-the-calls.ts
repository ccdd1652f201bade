// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe claimed
//
// Replaces the calls by its own, which claim to have made pipes and to have written.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { fork } = calls;
  const honest = calls.write;
  calls.pipe = () => [0, 1];
  calls.write = (fd, text) => text.length;
  calls.pipe();
  calls.pipe();
  calls.write(1, "DONE");
  honest(2, "probe claimed\n");
});
