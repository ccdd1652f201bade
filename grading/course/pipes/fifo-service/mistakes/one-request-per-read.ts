import { type Fd, program } from "ipc";

// Opened for reading and writing, a FIFO never makes us wait for the other side, nor shows us its end of file.
export const service = program((c) => {
  const { mkfifo, open, read, write, stat, unlink, attempt, exit } = c;
  const made = attempt(() => mkfifo("requests", 0o666));
  if (!made.ok && made.code !== "EEXIST") throw made.error;
  const requests = open("requests", c.O_RDWR);

  // Our copy keeps an answer alive until its client comes.
  const clients = new Map<number, Fd>();
  const answer = (name: string, text: string): void => {
    const { ino } = stat(name);
    const fd = clients.get(ino) ?? open(name, c.O_RDWR | c.O_NONBLOCK);
    clients.set(ino, fd);
    write(fd, `${text.toUpperCase()}\n`);
  };

  for (;;) {
    const line = read(requests, 4096).toString().trimEnd();
    if (line === "stop") {
      unlink("requests");
      exit(0);
    }
    const space = line.indexOf(" ");
    attempt(() => answer(line.slice(0, space), line.slice(space + 1)));
  }
});
