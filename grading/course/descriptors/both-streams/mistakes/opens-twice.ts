import { program } from "ipc";

export const bothStreams = program(
  ({ argv, open, dup, dup2, close, execvp, O_WRONLY, O_CREAT, O_TRUNC }) => {
    const end = argv.indexOf("--");
    let last = "";
    for (const redirection of argv.slice(0, end)) {
      if (redirection === "2>&1") {
        const fd = last === "" ? dup(1) : open(last, O_WRONLY | O_CREAT, 0o644);
        dup2(fd, 2);
        close(fd);
        continue;
      }
      const [number, name = ""] = redirection.split(">");
      const to = number === "2" ? 2 : 1;
      last = name;
      const fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0o644);
      if (fd === to) continue;
      dup2(fd, to);
      close(fd);
    }
    const command = argv.slice(end + 1);
    execvp(command[0] ?? "", command);
  },
);
