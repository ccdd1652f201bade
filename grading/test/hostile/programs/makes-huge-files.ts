// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe 32 TiB: EFBIG
//
// Five hundred sparse files: next to nothing on the disk, gigabytes to read.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { open, write, close, ftruncate, signal, attempt, O_WRONLY, O_CREAT, SIGXFSZ, SIG_IGN } = calls;
  for (let i = 0; i < 500; i++) {
    const fd = open(`left-by-mallory-${i}`, O_WRONLY | O_CREAT, 0o600);
    ftruncate(fd, 4 << 20);
    close(fd);
  }
  const fd = open("left-by-mallory", O_WRONLY | O_CREAT, 0o600);
  signal(SIGXFSZ, SIG_IGN);
  const done = attempt(() => ftruncate(fd, 2 ** 45));
  write(2, `probe 32 TiB: ${done.code ?? "done"}\n`);
});
