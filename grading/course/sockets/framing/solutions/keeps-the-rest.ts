import { program } from "ipc";

// Reads whatever there is, and takes complete messages from the front of what has come.
export const receiver = program(
  ({ socket, connect, recv, print, ntohl, exit, AF_UNIX, SOCK_STREAM }) => {
    const s = socket(AF_UNIX, SOCK_STREAM);
    connect(s, { path: "door" });
    let bytes = Buffer.alloc(0);
    for (;;) {
      const part = recv(s, 4096);
      if (part.length === 0) exit(bytes.length === 0 ? 0 : 1);
      bytes = Buffer.concat([bytes, part]);
      while (bytes.length >= 4) {
        const length = ntohl(bytes.readUInt32LE());
        if (length > 1024 * 1024) exit(1);
        if (bytes.length < 4 + length) break;
        print(bytes.subarray(4, 4 + length), "\n");
        bytes = bytes.subarray(4 + length);
      }
    }
  },
);
