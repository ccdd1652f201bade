import { program } from "ipc";

// MSG_WAITALL lets the kernel do the waiting: less than asked for comes at the end of the stream only.
export const receiver = program((c) => {
  const s = c.socket(c.AF_UNIX, c.SOCK_STREAM);
  c.connect(s, { path: "door" });
  for (;;) {
    const head = c.recv(s, 4, c.MSG_WAITALL);
    if (head.length < 4) return head.length === 0 ? 0 : 1;
    const length = head.readUInt32BE();
    if (length > 1 << 20) return 1;
    const message = length > 0 ? c.recv(s, length, c.MSG_WAITALL) : Buffer.alloc(0);
    if (message.length < length) return 1;
    c.print(message, "\n");
  }
});
