// exercise: sockets/echo-server
// @verdict 0: echoes
// @told echo-server, a reference program of the checks
//
// Has a shell run the reference server of the lesson.
import { program } from "ipc";

export const echo = program(({ execvp }) => {
  execvp("sh", ["sh", "-c", "echo-server 7777"]);
});
