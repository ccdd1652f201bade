import { program } from "ipc";

export const redirect = program(
  ({ argv, open, dup2, close, execvp, O_RDONLY, O_WRONLY, O_CREAT, O_TRUNC }) => {
    const input = open("in.txt", O_RDONLY);
    const output = open("out.txt", O_WRONLY | O_CREAT | O_TRUNC, 0o644);
    dup2(input, 0);
    dup2(output, 1);
    dup2(output, 2);
    close(input);
    close(output);
    execvp(argv[0] ?? "", argv);
  },
);
