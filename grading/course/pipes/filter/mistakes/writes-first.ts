import { program } from "ipc";

export const filtered = program((c) => {
  const { argv, open, pipe, fork, dup2, execvp, read, write, close, print, wait } = c;
  const file = open("text", c.O_RDONLY);
  const text: Buffer[] = [];
  for (let part = read(file, 65536); part.length > 0; part = read(file, 65536)) text.push(part);
  close(file);

  const [question, answer] = [pipe(), pipe()];
  if (fork() === 0) {
    dup2(question[0], 0);
    dup2(answer[1], 1);
    for (const fd of [...question, ...answer]) close(fd);
    execvp(argv[0] ?? "", argv);
  }
  close(question[0]);
  close(answer[1]);

  write(question[1], Buffer.concat(text));
  close(question[1]);
  const parts: Buffer[] = [];
  for (let part = read(answer[0], 65536); part.length > 0; part = read(answer[0], 65536))
    parts.push(part);
  const all = Buffer.concat(parts);
  print(all.length, "\n", all);
  wait();
});
