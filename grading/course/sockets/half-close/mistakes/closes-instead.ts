import { program } from "ipc";

export const asker = program((c) => {
  const { argv, getaddrinfo, socket, connect, open, read, write, close, print, attempt } = c;
  const [host = "", port = ""] = argv;
  for (const to of getaddrinfo(host, port, { socktype: c.SOCK_STREAM })) {
    const s = socket(to.family, c.SOCK_STREAM);
    if (!attempt(() => connect(s, to.address)).ok) continue;
    const file = open("request", c.O_RDONLY);
    for (let part = read(file, 65536); part.length > 0; part = read(file, 65536)) {
      for (let at = 0; at < part.length; ) at += write(s, part.subarray(at));
    }
    close(s);
    for (let part = read(s, 65536); part.length > 0; part = read(s, 65536)) print(part);
    return 0;
  }
  return 1;
});
