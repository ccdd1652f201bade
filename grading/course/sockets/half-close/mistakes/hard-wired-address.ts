import { program } from "ipc";

export const asker = program((c) => {
  const { argv, socket, connect, open, read, write, shutdown, print, attempt } = c;
  const s = socket(c.AF_INET, c.SOCK_STREAM);
  const to = { address: "127.0.0.1", port: Number(argv[1]) };
  if (attempt(() => connect(s, to)).ok) {
    const file = open("request", c.O_RDONLY);
    for (let part = read(file, 65536); part.length > 0; part = read(file, 65536)) {
      for (let at = 0; at < part.length; ) at += write(s, part.subarray(at));
    }
    shutdown(s, c.SHUT_WR);
    for (let part = read(s, 65536); part.length > 0; part = read(s, 65536)) print(part);
    return 0;
  }
  return 1;
});
