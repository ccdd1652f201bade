import { program } from "ipc";

// A child for each client may wait for it, and die of it. At stop a child tells the parent through a pipe.
export const echo = program((c) => {
  const { socket, bind, listen, accept, read, write, close, poll, pipe, fork, signal, exit } = c;
  signal(c.SIGCHLD, c.SIG_IGN);
  const server = socket(c.AF_INET, c.SOCK_STREAM);
  c.setsockopt(server, c.SOL_SOCKET, c.SO_REUSEADDR, 1);
  bind(server, { port: 7777 });
  listen(server);
  const [stops, stop] = pipe();
  for (;;) {
    const [told] = poll([
      { fd: stops, events: c.POLLIN },
      { fd: server, events: c.POLLIN },
    ]);
    if (told?.revents) {
      signal(c.SIGTERM, c.SIG_IGN);
      c.kill(0, c.SIGTERM);
      exit(0);
    }
    const client = accept(server);
    if (fork() === 0) {
      let text = "";
      for (let part = read(client, 256); part.length > 0; part = read(client, 256)) {
        text += part;
        const lines = text.split("\n");
        text = lines.pop() ?? "";
        if (lines.includes("stop")) write(stop, "!");
        const answer = Buffer.from(lines.map((line) => `echo: ${line}\n`).join(""));
        for (let at = 0; at < answer.length; ) at += write(client, answer.subarray(at));
      }
      exit(0);
    }
    close(client);
  }
});
