// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe free free free EACCES
// @probe program: refused
//
// Locks a file that all runs share, and tells by that what another one sees.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { open, flock, write, attempt, O_RDONLY, O_RDWR, LOCK_EX, LOCK_NB } = calls;
  const told = [];
  for (const path of ["/usr/bin/env", "/etc/passwd", "/dev/null", "/opt/peers/echo-server"]) {
    const fd = attempt(() => open(path, O_RDONLY));
    const done = fd.ok ? attempt(() => flock(fd.value, LOCK_EX | LOCK_NB)) : fd;
    told.push(done.code ?? "free");
  }
  write(2, `probe ${told.join(" ")}\n`);
  const write_ = attempt(() => open("/usr/bin/env", O_RDWR));
  write(2, `probe program: ${write_.ok ? "open" : "refused"}\n`);
});
