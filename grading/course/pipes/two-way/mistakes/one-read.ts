import { type Descriptor, program } from "ipc";

export const twoWay = program(({ argv, pipe, fork, read, write, close, print, wait, exit }) => {
  const [questionOut, questionIn] = pipe();
  const [answerOut, answerIn] = pipe();
  const readAll = (fd: Descriptor): string => {
    return read(fd, 512).toString();
  };
  if (fork() === 0) {
    close(questionIn);
    close(answerOut);
    const text = readAll(questionOut);
    for (let at = 0; at < text.length; ) at += write(answerIn, text.slice(at).toUpperCase());
    exit(0);
  }
  close(questionOut);
  close(answerIn);
  const [text = ""] = argv;
  for (let at = 0; at < text.length; ) at += write(questionIn, text.slice(at));
  close(questionIn);
  print(readAll(answerOut));
  wait();
});
