import { program } from "ipc";

export const asker = program((c) => {
  const { argv, socket, connect, open, read, write, shutdown, print, attempt } = c;
  const [host = "", port = ""] = argv;
  const six = host.includes(":");
  const s = socket(six ? c.AF_INET6 : c.AF_INET, c.SOCK_STREAM);
  const to = six
    ? ({ family: "AF_INET6", address: host, port: Number(port) } as const)
    : { address: host, port: Number(port) };
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
