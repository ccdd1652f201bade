// exercise: pipes/two-way
// @verdict 6
//
// Types that a compiler would compute for ever. They are taken away, not computed.
import { program } from "ipc";

type Grow<T extends unknown[]> = T["length"] extends 1e9 ? T : Grow<[...T, ...T, 1]>;
type Bomb = Grow<[1]> & { [K in `${Grow<[1]>["length"]}${string}`]: Bomb[K] };
export const twoWay = program(({ argv, pipe, fork, read, write, close, print, wait }) => {
  let bomb: Bomb | undefined;
  const [questionOut, questionIn] = pipe();
  const [answerOut, answerIn] = pipe();
  const readAll = (fd) => {
    let text = "";
    for (let part = read(fd, 4096); part.length > 0; part = read(fd, 4096)) text += part;
    return text;
  };
  if (fork() === 0) {
    close(questionIn);
    close(answerOut);
    write(answerIn, readAll(questionOut).toUpperCase());
    return 0;
  }
  close(questionOut);
  close(answerIn);
  write(questionIn, argv[0]);
  close(questionIn);
  print(readAll(answerOut));
  wait();
});
