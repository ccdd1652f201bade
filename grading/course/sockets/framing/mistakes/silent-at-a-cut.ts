import { program } from "ipc";

export const receiver = program(({ socket, connect, read, print, exit, AF_UNIX, SOCK_STREAM }) => {
  const s = socket(AF_UNIX, SOCK_STREAM);
  connect(s, { path: "door" });
  const exactly = (count: number): Buffer => {
    const parts: Buffer[] = [];
    for (let left = count; left > 0; ) {
      const part = read(s, left);
      if (part.length === 0) break;
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  };
  for (;;) {
    const head = exactly(4);
    if (head.length === 0) exit(0);
    if (head.length < 4) exit(1);
    const length = head.readUInt32BE();
    if (length > 1 << 20) exit(1);
    const message = exactly(length);
    if (message.length < length) exit(0);
    print(message, "\n");
  }
});
