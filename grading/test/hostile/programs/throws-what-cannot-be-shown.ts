// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe threw
//
// Throws an object whose every part throws, with standard error closed.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { close, write } = calls;
  write(2, "probe threw\n");
  close(2);
  throw new Proxy(new Error(), {
    get() {
      throw this;
    },
    getPrototypeOf() {
      throw this;
    },
    has() {
      throw this;
    },
  });
});
