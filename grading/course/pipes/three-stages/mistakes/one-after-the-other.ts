import { type Descriptor, program } from "ipc";

export const threeStages = program(({ pipe, fork, dup2, close, execvp, wait }) => {
  const stage = (
    argv: string[],
    input: Descriptor,
    output: Descriptor,
    ends: Descriptor[],
  ): void => {
    if (fork() === 0) {
      dup2(input, 0);
      dup2(output, 1);
      for (const fd of ends) close(fd);
      execvp(argv[0] ?? "", argv);
    }
    wait();
  };
  const words = pipe();
  stage(["cat", "words"], 0, words[1], words);
  close(words[1]);
  const sorted = pipe();
  stage(["sort"], words[0], sorted[1], [words[0], ...sorted]);
  close(words[0]);
  close(sorted[1]);
  stage(["uniq"], sorted[0], 1, [sorted[0]]);
  close(sorted[0]);
});
