import { program } from "ipc";

export const orderedDialogue = program(
  ({ argv, open, fork, pwrite, pread, wait, print, ...more }) => {
    const { O_RDWR, O_CREAT, O_TRUNC } = more;
    const fd = open("talk.txt", O_RDWR | O_CREAT | O_TRUNC, 0o644);
    const me = fork() === 0 ? 1 : 0;
    let at = 0;
    argv.forEach((sentence, turn) => {
      if (turn % 2 === me) {
        at += pwrite(fd, `${sentence}\0`, at);
        return;
      }
      const length = Buffer.byteLength(sentence) + 1;
      while (pread(fd, length, at).length < length) {}
      const heard = pread(fd, length - 1, at);
      at += length;
      print(`${me === 0 ? "parent" : "child"} heard: ${heard}\n`);
    });
    if (me === 0) wait();
  },
);
