import { program } from "ipc";

export const filtered = program((c) => {
  const { argv, open, pipe, fork, dup2, execvp, read, write, close, print, wait, signal, attempt } =
    c;
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

  signal(c.SIGPIPE, c.SIG_IGN);
  const all = Buffer.concat(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < all.length; at += 4096) {
    if (!attempt(() => write(question[1], all.subarray(at, at + 4096))).ok) break;
    parts.push(read(answer[0], 4096));
  }
  close(question[1]);
  for (let part = read(answer[0], 65536); part.length > 0; part = read(answer[0], 65536))
    parts.push(part);
  const back = Buffer.concat(parts);
  print(back.length, "\n", back);
  wait();
});
