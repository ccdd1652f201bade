import { type Descriptor, program } from "ipc";

export const threeStages = program(({ pipe, fork, dup2, close, execvp, wait }) => {
  const words = pipe();
  const sorted = pipe();
  const ends = [...words, ...sorted];
  const become = (argv: string[], input: Descriptor, output: Descriptor): void => {
    if (fork() > 0) return;
    dup2(input, 0);
    dup2(output, 1);
    for (const fd of ends) close(fd);
    execvp(argv[0] ?? "", argv);
  };
  become(["cat", "words"], 0, words[1]);
  become(["sort"], words[0], sorted[1]);
  become(["uniq"], sorted[0], 1);
  for (const fd of ends) close(fd);
  wait();
});
