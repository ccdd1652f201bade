// exercise: pipes/two-way
// @verdict 0: two-pipes
//
// Makes empty files until there are no more inodes.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { open, write, close, attempt, O_WRONLY, O_CREAT } = calls;
  let failed = "";
  let made = 0;
  for (; failed === ""; made++) {
    const fd = attempt(() => open(`left-by-mallory-${made}`, O_WRONLY | O_CREAT, 0o600));
    if (fd.ok) close(fd.value);
    else failed = fd.code;
  }
});
