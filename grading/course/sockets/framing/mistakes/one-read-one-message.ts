import { program } from "ipc";

export const receiver = program(({ socket, connect, read, print, exit, AF_UNIX, SOCK_STREAM }) => {
  const s = socket(AF_UNIX, SOCK_STREAM);
  connect(s, { path: "door" });
  for (;;) {
    const bytes = read(s, 65536);
    if (bytes.length === 0) exit(0);
    const length = bytes.readUInt32BE();
    print(bytes.subarray(4, 4 + length), "\n");
  }
});
