// exercise: pipes/two-way
// @verdict 1: ends
// @told more memory
//
// Fills files that exist only as descriptors.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, memfd_create, write, sleep } = calls;
  pipe();
  pipe();
  for (let i = 0; i < 60; i++) {
    const fd = memfd_create("left-by-mallory");
    for (let n = 0; n < 4; n++) write(fd, Buffer.alloc(1 << 20, 1));
  }
  sleep(10);
});
