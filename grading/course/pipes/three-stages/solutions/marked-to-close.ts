import { type Descriptor, program } from "ipc";

// Ends that close by themselves when a child becomes another program; one pipe after the other, as a shell does it.
export const threeStages = program(({ pipe2, fork, dup2, close, execvp, waitpid, O_CLOEXEC }) => {
  const children = [];
  let input: Descriptor = 0;
  for (const argv of [["cat", "words"], ["sort"], ["uniq"]]) {
    const last = argv[0] === "uniq";
    const [r, w]: [Descriptor, Descriptor] = last ? [0, 1] : pipe2(O_CLOEXEC);
    const child = fork();
    if (child === 0) {
      if (input !== 0) dup2(input, 0);
      if (w !== 1) dup2(w, 1);
      execvp(argv[0] ?? "", argv);
    }
    children.push(child);
    if (input !== 0) close(input);
    if (w !== 1) close(w);
    input = r;
  }
  for (const child of children) waitpid(child, 0);
});
