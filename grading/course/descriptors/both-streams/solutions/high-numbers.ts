import { program } from "ipc";

// The files are opened far away from 0, 1 and 2, and vanish with exec; a child becomes the command.
export const bothStreams = program(({ argv, open, fcntl, dup3, dup2, close, ...more }) => {
  const { fork, execvp, waitpid, exit, O_RDWR, O_CREAT, O_TRUNC, F_DUPFD_CLOEXEC } = more;
  const child = fork();
  if (child > 0) exit(waitpid(child).exitCode ?? 1);
  const left = [...argv];
  for (let next = left.shift() ?? "--"; next !== "--"; next = left.shift() ?? "--") {
    const [, fd = "", name = ""] = /^(2?)>(.*)$/.exec(next) ?? [];
    if (name === "&1") {
      dup2(1, 2);
    } else {
      const low = open(name, O_RDWR | O_CREAT | O_TRUNC, 0o600);
      const high = fcntl(low, F_DUPFD_CLOEXEC, 100);
      close(low);
      dup3(high, fd === "2" ? 2 : 1, 0);
    }
  }
  execvp(left[0] ?? "", left);
});
