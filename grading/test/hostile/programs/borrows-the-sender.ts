// exercise: queues/nothing-lost
// @verdict 0: arrives
// @told queue-talk, a reference program of the checks
//
// Becomes the reference program of the checks, which can do all that is done with queues.
import { program } from "ipc";

export const carefulSender = program(({ argv, execvp }) => {
  execvp("queue-talk", ["queue-talk", ...argv.map((word) => `send:1:${word}`)]);
});
