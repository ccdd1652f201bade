import { type Fd, program } from "ipc";

interface Client {
  fd: Fd;
  /** What has come of a line, and what is still to be sent. */
  line: Buffer;
  out: Buffer;
  /** It sends no more. */
  ended: boolean;
}

export const echo = program((c) => {
  const { socket, setsockopt, bind, listen, accept, read, send, close, poll, attempt, exit } = c;
  const server = socket(c.AF_INET, c.SOCK_STREAM | c.SOCK_NONBLOCK);
  setsockopt(server, c.SOL_SOCKET, c.SO_REUSEADDR, true);
  bind(server, { address: "0.0.0.0", port: 7777 });
  listen(server, 16);

  const clients = new Map<Fd, Client>();
  const drop = ({ fd }: Client): void => {
    clients.delete(fd);
    close(fd);
  };
  const take = (client: Client): void => {
    const part = attempt(() => read(client.fd, 4096));
    if (!part.ok) {
      if (part.code !== "EAGAIN") drop(client);
      return;
    }
    if (part.value.length === 0) client.ended = true;
    client.line = Buffer.concat([client.line, part.value]);
    for (let end = client.line.indexOf("\n"); end >= 0; end = client.line.indexOf("\n")) {
      const line = client.line.subarray(0, end + 1);
      client.line = client.line.subarray(end + 1);
      if (line.toString() === "stop\n") exit(0);
      client.out = Buffer.concat([client.out, Buffer.from("echo: "), line]);
    }
  };
  const give = (client: Client): void => {
    if (client.out.length > 0) {
      const sent = attempt(() => send(client.fd, client.out, c.MSG_NOSIGNAL));
      if (sent.ok) client.out = client.out.subarray(sent.value);
      else if (sent.code !== "EAGAIN") {
        drop(client);
        return;
      }
    }
    if (client.ended && client.out.length === 0) drop(client);
  };

  for (;;) {
    const all = [...clients.values()];
    const [door, ...seen] = poll([
      { fd: server, events: c.POLLIN },
      ...all.map(({ fd, out, ended }) => ({
        fd,
        // Who does not take its answers is not asked for more.
        events: (ended || out.length > 65536 ? 0 : c.POLLIN) | (out.length > 0 ? c.POLLOUT : 0),
      })),
    ]);
    if (door?.revents) {
      const came = attempt(() => accept(server));
      const [line, out] = [Buffer.alloc(0), Buffer.alloc(0)];
      if (came.ok) clients.set(came.value, { fd: came.value, line, out, ended: false });
    }
    seen.forEach(({ revents }, index) => {
      const client = all[index] as Client;
      if (revents === 0) return;
      if (!client.ended && revents & ~c.POLLOUT) take(client);
      if (clients.has(client.fd)) give(client);
    });
  }
});
