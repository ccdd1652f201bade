// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe LANG PATH
//
// Prints every variable of its environment, for keys and tokens.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { env, write } = calls;
  const names = [...new Set([...Object.keys(env), ...Object.keys(globalThis.process.env)])];
  write(2, `probe ${names.sort().join(" ")}\n`);
});
