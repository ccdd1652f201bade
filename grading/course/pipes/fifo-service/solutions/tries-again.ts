import { type Fd, program } from "ipc";

// Answers whose clients have not come yet are kept, and tried again now and then.
export const service = program((c) => {
  const { mkfifo, open, read, write, close, poll, unlink, attempt, exit, signal } = c;
  signal(c.SIGPIPE, c.SIG_IGN);
  attempt(() => mkfifo("requests", 0o666));
  const requests = open("requests", c.O_RDWR);
  const clients = new Map<string, Fd>();
  let waiting: { name: string; answer: string }[] = [];
  let text = "";

  const isLate = ({ name, answer }: (typeof waiting)[number]): boolean => {
    const opened = attempt(() => clients.get(name) ?? open(name, c.O_WRONLY | c.O_NONBLOCK));
    if (!opened.ok) return opened.code === "ENXIO";
    clients.set(name, opened.value);
    if (attempt(() => write(opened.value, answer)).code !== "EPIPE") return false;
    clients.delete(name);
    close(opened.value);
    return true;
  };

  for (;;) {
    const [ready] = poll([{ fd: requests, events: c.POLLIN }], waiting.length > 0 ? 20 : -1);
    const lines = (text + (ready?.revents ? read(requests, 4096) : "")).split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "stop") {
        unlink("requests");
        exit(0);
      }
      const [, name = "", words = ""] = /^(\S+) (.*)$/.exec(line) ?? [];
      waiting.push({ name, answer: `${words.toUpperCase()}\n` });
    }
    waiting = waiting.filter(isLate);
  }
});
