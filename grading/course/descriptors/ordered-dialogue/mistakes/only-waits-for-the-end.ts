import { program } from "ipc";

export const orderedDialogue = program(
  ({ argv, open, fork, write, lseek, read, wait, print, ...more }) => {
    const { O_RDWR, O_CREAT, O_TRUNC, SEEK_CUR } = more;
    const fd = open("talk.txt", O_RDWR | O_CREAT | O_TRUNC, 0o644);
    const me = fork() === 0 ? 1 : 0;
    argv.forEach((sentence, turn) => {
      if (turn % 2 === me) {
        write(fd, `${sentence}\0`);
        return;
      }
      if (me === 0 && turn === 1) wait();
      const length = Buffer.byteLength(sentence) + 1;
      lseek(fd, -length, SEEK_CUR);
      const heard = read(fd, length).subarray(0, length - 1);
      print(`${me === 0 ? "parent" : "child"} heard: ${heard}\n`);
    });
  },
);
