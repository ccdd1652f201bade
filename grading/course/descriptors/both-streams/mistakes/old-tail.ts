import { program } from "ipc";

export const bothStreams = program(({ argv, open, dup2, close, execvp, O_WRONLY, O_CREAT }) => {
  const end = argv.indexOf("--");
  for (const redirection of argv.slice(0, end)) {
    if (redirection === "2>&1") {
      dup2(1, 2);
      continue;
    }
    const [number, name = ""] = redirection.split(">");
    const to = number === "2" ? 2 : 1;
    const fd = open(name, O_WRONLY | O_CREAT, 0o644);
    if (fd === to) continue;
    dup2(fd, to);
    close(fd);
  }
  const command = argv.slice(end + 1);
  execvp(command[0] ?? "", command);
});
