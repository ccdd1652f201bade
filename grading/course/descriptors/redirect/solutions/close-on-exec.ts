import { program } from "ipc";

// The descriptors from open vanish by themselves when the command begins.
export const redirect = program(({ argv, open, fcntl, dup3, execvp, ...more }) => {
  const { O_RDONLY, O_RDWR, O_CREAT, O_TRUNC, O_CLOEXEC, F_DUPFD_CLOEXEC } = more;
  const input = fcntl(open("in.txt", O_RDONLY | O_CLOEXEC), F_DUPFD_CLOEXEC, 10);
  dup3(input, 0, 0);
  dup3(open("out.txt", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600), 1, 0);
  execvp(argv[0] ?? "", argv);
});
