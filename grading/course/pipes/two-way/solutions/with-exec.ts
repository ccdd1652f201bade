import { program } from "ipc";

// The child becomes a program that knows nothing of us: its standard input and output are the pipes.
export const twoWay = program(
  ({ argv, pipe, fork, dup2, execvp, read, write, close, print, waitpid }) => {
    const question = pipe();
    const answer = pipe();
    const child = fork();
    if (child === 0) {
      dup2(question[0], 0);
      dup2(answer[1], 1);
      for (const fd of [...question, ...answer]) close(fd);
      execvp("tr", ["tr", "a-z", "A-Z"]);
    }
    close(question[0]);
    close(answer[1]);
    write(question[1], argv[0] ?? "");
    close(question[1]);
    const parts: Buffer[] = [];
    for (;;) {
      const part = read(answer[0], 4096);
      if (part.length === 0) break;
      parts.push(part);
    }
    print(Buffer.concat(parts));
    waitpid(child, 0);
  },
);
