// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe .: ENOSPC
// @probe /tmp: ENOSPC
// @probe /dev/shm: ENOSPC
//
// Fills every file system that it may write to.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { open, write, close, attempt, O_WRONLY, O_CREAT } = calls;
  const much = Buffer.alloc(1 << 20, 1);
  for (const place of [".", "/tmp", "/dev/shm"]) {
    let failed = "";
    for (let i = 0; i < 100 && failed === ""; i++) {
      const fd = open(`${place}/left-by-mallory-${i}`, O_WRONLY | O_CREAT, 0o600);
      for (let n = 0; n < 3; n++) {
        const done = attempt(() => write(fd, much));
        if (!done.ok) failed = done.code;
      }
      close(fd);
    }
    write(2, `probe ${place}: ${failed || "no end"}\n`);
  }
});
