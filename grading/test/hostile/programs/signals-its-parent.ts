// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe signals sent: none, others: ESRCH
//
// Sends every signal to init, and stops and kills its parent.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { kill, getppid, write, attempt, SIGSTOP, SIGKILL } = calls;
  let sent = 0;
  for (let round = 0; round < 3; round++) {
    for (let signal = 1; signal <= 64; signal++) if (attempt(() => kill(1, signal)).ok) sent++;
  }
  attempt(() => kill(getppid(), SIGSTOP));
  attempt(() => kill(getppid(), SIGKILL));
  const other = attempt(() => kill(getppid() + 12345, 0));
  write(2, `probe signals sent: ${sent > 0 ? "some" : "none"}, others: ${other.code ?? "there"}\n`);
});
