import { program } from "ipc";

export const orderedDialogue = program(
  ({ argv, open, pipe, fork, write, read, wait, print, ...more }) => {
    const { O_RDWR, O_CREAT } = more;
    const parent = pipe();
    const child = pipe();
    const me = fork() === 0 ? 1 : 0;
    const fd = open("talk.txt", O_RDWR | O_CREAT, 0o644);
    const [mine, theirs] = me === 0 ? [parent, child] : [child, parent];
    argv.forEach((sentence, turn) => {
      if (turn % 2 === me) {
        write(fd, `${sentence}\0`);
        write(mine[1], "!");
        return;
      }
      read(theirs[0], 1);
      const length = Buffer.byteLength(sentence) + 1;
      const heard = read(fd, length).subarray(0, length - 1);
      print(`${me === 0 ? "parent" : "child"} heard: ${heard}\n`);
    });
    if (me === 0) wait();
  },
);
