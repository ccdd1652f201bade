import { type Descriptor, program } from "ipc";

// Two children: one becomes the filter, the other writes the text. Each of the three may wait as long as it likes.
export const filtered = program(
  ({ argv, open, pipe, fork, dup2, execvp, read, write, close, print, wait, exit, O_RDONLY }) => {
    const question = pipe();
    const answer = pipe();
    const closeAll = (...fds: Descriptor[]): void => {
      for (const fd of fds) close(fd);
    };
    if (fork() === 0) {
      dup2(question[0], 0);
      dup2(answer[1], 1);
      closeAll(...question, ...answer);
      execvp(argv[0] ?? "", argv);
    }
    if (fork() === 0) {
      closeAll(question[0], ...answer);
      const file = open("text", O_RDONLY);
      for (let part = read(file, 4096); part.length > 0; part = read(file, 4096)) {
        // If the filter leaves early, SIGPIPE ends this child alone.
        for (let at = 0; at < part.length; ) at += write(question[1], part.subarray(at));
      }
      exit(0);
    }
    closeAll(...question, answer[1]);
    const parts: Buffer[] = [];
    for (let part = read(answer[0], 4096); part.length > 0; part = read(answer[0], 4096))
      parts.push(part);
    const all = Buffer.concat(parts);
    print(`${all.length}\n`, all);
    wait();
    wait();
  },
);
