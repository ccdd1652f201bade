import { program } from "ipc";

// A child for each answer: it may wait for its client as long as it likes, and die of it.
export const service = program((c) => {
  const { mkfifo, open, read, write, unlink, attempt, fork, exit, signal, kill } = c;
  attempt(() => mkfifo("requests", 0o666));
  signal(c.SIGCHLD, c.SIG_IGN);
  const requests = open("requests", c.O_RDONLY | c.O_NONBLOCK);
  open("requests", c.O_WRONLY);
  c.fcntl(requests, c.F_SETFL, 0);

  let text = "";
  for (;;) {
    text += read(requests, 1000);
    const lines = text.split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "stop") {
        unlink("requests");
        signal(c.SIGTERM, c.SIG_IGN);
        kill(0, c.SIGTERM);
        exit(0);
      }
      if (fork() > 0) continue;
      const [name = "", ...words] = line.split(" ");
      const fd = attempt(() => open(name, c.O_WRONLY));
      if (fd.ok) write(fd.value, `${words.join(" ").toUpperCase()}\n`);
      exit(0);
    }
  }
});
