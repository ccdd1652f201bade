import { type Descriptor, program } from "ipc";

export const filtered = program((c) => {
  const { argv, open, pipe, fork, dup2, execvp, fcntl, poll, read, write, close } = c;
  const { print, wait, attempt, POLLIN, POLLOUT } = c;
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
  fcntl(question[1], c.F_SETFL, c.O_NONBLOCK);

  let left = Buffer.concat(text);
  let to: Descriptor = question[1];
  const parts: Buffer[] = [];
  for (;;) {
    if (left.length === 0 && to !== -1) {
      close(to);
      to = -1;
    }
    const [came, room] = poll([
      { fd: answer[0], events: POLLIN },
      { fd: to, events: POLLOUT },
    ]);
    if (room?.revents) {
      const sent = attempt(() => write(to, left));
      if (sent.ok) left = left.subarray(sent.value);
      else if (sent.code !== "EAGAIN") left = Buffer.alloc(0);
    }
    if (!came?.revents) continue;
    const part = read(answer[0], 65536);
    if (part.length === 0) break;
    parts.push(part);
  }
  if (to !== -1) close(to);
  const all = Buffer.concat(parts);
  print(all.length, "\n", all);
  wait();
});
