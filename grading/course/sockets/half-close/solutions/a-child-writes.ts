import { program } from "ipc";

// A child sends while the parent listens. shutdown acts on the socket itself, whoever else holds it.
export const asker = program((c) => {
  const { argv, getaddrinfo, socket, connect, open, read, send, recv, fork, wait, exit } = c;
  const [to] = getaddrinfo(argv[0] ?? "", argv[1] ?? "", { socktype: c.SOCK_STREAM });
  if (!to) return 1;
  const s = socket(to.family, c.SOCK_STREAM);
  if (!c.attempt(() => connect(s, to.address)).ok) return 1;
  if (fork() === 0) {
    const file = open("request", c.O_RDONLY);
    for (;;) {
      const part = read(file, 4096);
      if (part.length === 0) break;
      for (let at = 0; at < part.length; ) at += send(s, part.subarray(at), c.MSG_NOSIGNAL);
    }
    c.shutdown(s, c.SHUT_WR);
    exit(0);
  }
  const parts: Buffer[] = [];
  for (;;) {
    const part = recv(s, 4096);
    if (part.length === 0) break;
    parts.push(part);
  }
  wait();
  c.print(Buffer.concat(parts));
  return 0;
});
