// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe closed
//
// Closes its descriptors, and lets an error be thrown where none can be told.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { close, write, attempt } = calls;
  write(2, "probe closed\n");
  for (let fd = 0; fd < 20; fd++) attempt(() => close(fd));
  write(1, "lost");
});
