// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe open: 0,1,2
//
// Looks for descriptors that the grader forgot to close.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { fstat, write, attempt } = calls;
  const open = [];
  for (let fd = 0; fd < 512; fd++) if (attempt(() => fstat(fd)).ok) open.push(fd);
  write(2, `probe open: ${open}\n`);
});
