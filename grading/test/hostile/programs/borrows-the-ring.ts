// exercise: memory/ring-buffer
// @verdict 0: wakes sleeps
// @told ring, a reference program of the checks
//
// Both ends of the ring are the reference programs of the checks, by their path.
import { program } from "ipc";

export const producer = program(({ argv, execve }) => {
  execve("/opt/peers/ring", ["ring", "produce", ...argv], {});
});
export const consumer = program(({ execve }) => {
  execve("/opt/peers/ring", ["ring", "consume"], {});
});
