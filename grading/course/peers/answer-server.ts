import { program } from "../../../lib/program/program.ts";

/**
 * A TCP server for one client: it reads the request to its end and answers with what argv[1] says of the file `answer`,
 * in pieces of argv[2] bytes. It prints, as JSON, the bytes of the request and whether they are those of the file
 * `request`; or null where this machine has no such address. argv[0] is the address, the port is argv[3].
 */
export const answerServer = program((c) => {
  const { argv, socket, bind, listen, accept, open, read, send, close, attempt, print } = c;
  const [address = "", file = "", size = "1", port = "0"] = argv;
  const six = address.includes(":");
  const readAll = (fd: ReturnType<typeof open>): Buffer => {
    const parts: Buffer[] = [];
    for (let part = read(fd, 65536); part.length > 0; part = read(fd, 65536)) parts.push(part);
    return Buffer.concat(parts);
  };
  const answer = readAll(open(file, c.O_RDONLY));
  const server = socket(six ? c.AF_INET6 : c.AF_INET, c.SOCK_STREAM);
  const at = six
    ? ({ family: "AF_INET6", address, port: Number(port) } as const)
    : { address, port: Number(port) };
  if (!attempt(() => bind(server, at)).ok) {
    print("null\n");
    return;
  }
  listen(server, 4);
  const client = accept(server);
  const request = readAll(client);
  print(
    JSON.stringify([request.length, request.equals(readAll(open("request", c.O_RDONLY)))]),
    "\n",
  );
  for (let sent = 0; sent < answer.length; ) {
    const piece = answer.subarray(sent, sent + Number(size));
    const took = attempt(() => send(client, piece, c.MSG_NOSIGNAL));
    if (!took.ok) break;
    sent += took.value;
  }
  close(client);
});
