import { program } from "ipc";

export const redirect = program(({ argv, execvp }) => {
  execvp("sh", ["sh", "-c", `exec ${argv.join(" ")} < in.txt > out.txt`]);
});
