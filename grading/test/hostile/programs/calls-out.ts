// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe port 80: ENETUNREACH
// @probe port 53: ENETUNREACH
//
// Sends what it knows to a server of its own, and asks a name server.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { socket, connect, write, attempt, AF_INET, SOCK_STREAM, SOCK_DGRAM } = calls;
  for (const [type, port] of [[SOCK_STREAM, 80], [SOCK_DGRAM, 53]]) {
    const fd = socket(AF_INET, type);
    const done = attempt(() => connect(fd, { family: AF_INET, address: "192.0.2.1", port }));
    write(2, `probe port ${port}: ${done.code ?? "connected"}\n`);
  }
});
