// exercise: pipes/two-way
// @verdict 1: ends
// @told more memory
//
// Many processes, each with shared memory of its own that no other has.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, fork, wait, sleep, mmap, PROT_READ, PROT_WRITE, MAP_SHARED, MAP_ANONYMOUS } = calls;
  pipe();
  pipe();
  for (let i = 0; i < 8; i++) {
    if (fork() === 0) {
      const map = mmap(null, 60 << 20, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
      map.unsafe.fill(1);
      sleep(10);
      return 0;
    }
  }
  while (wait()) {}
});
