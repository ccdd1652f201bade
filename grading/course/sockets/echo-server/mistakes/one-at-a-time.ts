import { program } from "ipc";

export const echo = program((c) => {
  const { socket, setsockopt, bind, listen, accept, read, send, close, attempt, exit } = c;
  const server = socket(c.AF_INET, c.SOCK_STREAM);
  setsockopt(server, c.SOL_SOCKET, c.SO_REUSEADDR, true);
  bind(server, { port: 7777 });
  listen(server, 16);
  for (;;) {
    const client = accept(server);
    let text = "";
    for (;;) {
      const part = attempt(() => read(client, 4096));
      if (!part.ok || part.value.length === 0) break;
      text += part.value;
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      if (lines.includes("stop")) exit(0);
      for (const line of lines) attempt(() => send(client, `echo: ${line}\n`, c.MSG_NOSIGNAL));
    }
    close(client);
  }
});
