import { program } from "ipc";

export const service = program((c) => {
  const { mkfifo, open, read, write, close, unlink, attempt, exit, signal } = c;
  const made = attempt(() => mkfifo("requests", 0o666));
  if (!made.ok && made.code !== "EEXIST") throw made.error;
  const requests = open("requests", c.O_RDWR);
  signal(c.SIGPIPE, c.SIG_IGN);
  const answer = (name: string, text: string): void => {
    const fd = open(name, c.O_WRONLY);
    attempt(() => write(fd, `${text.toUpperCase()}\n`));
    close(fd);
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
      attempt(() => answer(line.slice(0, space), line.slice(space + 1)));
    }
  }
});
