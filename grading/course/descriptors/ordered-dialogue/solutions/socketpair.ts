import { program } from "ipc";

// The sign says how far the file goes now, and the listener reads from there by pread.
export const orderedDialogue = program(
  ({ argv, open, socketpair, fork, write, lseek, pread, send, recv, waitpid, print, ...more }) => {
    const { O_RDWR, O_CREAT, O_TRUNC, O_APPEND, SEEK_END, AF_UNIX, SOCK_SEQPACKET } = more;
    const fd = open("talk.txt", O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0o600);
    const ends = socketpair(AF_UNIX, SOCK_SEQPACKET);
    const child = fork();
    const [who, end] = child === 0 ? (["child", ends[1]] as const) : (["parent", ends[0]] as const);
    let speaks = child !== 0;
    for (const sentence of argv) {
      if (speaks) {
        const from = lseek(fd, 0, SEEK_END);
        write(fd, sentence);
        write(fd, "\0");
        send(end, String(from), 0);
      } else {
        const from = Number(recv(end, 32, 0).toString());
        print(`${who} heard: ${pread(fd, 4096, from).toString().slice(0, -1)}\n`);
      }
      speaks = !speaks;
    }
    if (child !== 0) waitpid(child);
  },
);
