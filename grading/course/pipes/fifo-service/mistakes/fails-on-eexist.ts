import { type Fd, program } from "ipc";

// Opened for reading and writing, a FIFO never makes us wait for the other side, nor shows us its end of file.
export const service = program((c) => {
  const { mkfifo, open, read, write, stat, unlink, attempt, exit } = c;
  mkfifo("requests", 0o666);
  const requests = open("requests", c.O_RDWR);

  // Our copy keeps an answer alive until its client comes.
  const clients = new Map<number, Fd>();
  const answer = (name: string, text: string): void => {
    const { ino } = stat(name);
    const fd = clients.get(ino) ?? open(name, c.O_RDWR | c.O_NONBLOCK);
    clients.set(ino, fd);
    write(fd, `${text.toUpperCase()}\n`);
  };

  let rest = Buffer.alloc(0);
  for (;;) {
    rest = Buffer.concat([rest, read(requests, 4096)]);
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
      const line = rest.toString("utf8", 0, end);
      rest = rest.subarray(end + 1);
      if (line === "stop") {
        unlink("requests");
        exit(0);
      }
      const space = line.indexOf(" ");
      // No such client, or it takes no more: the others count.
      attempt(() => answer(line.slice(0, space), line.slice(space + 1)));
    }
  }
});
