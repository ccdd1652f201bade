// exercise: pipes/two-way
// @verdict 1: ends
// @told SIGABRT
// @probe limit: EPERM
//
// Dies with a core dump, of a size that it asks for.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, setrlimit, write, kill, getpid, sleep, attempt, RLIMIT_CORE, SIGABRT } = calls;
  pipe();
  pipe();
  const done = attempt(() => setrlimit(RLIMIT_CORE, { cur: 1 << 30, max: 1 << 30 }));
  write(2, `probe limit: ${done.code ?? "raised"}\n`);
  kill(getpid(), SIGABRT);
  sleep(1);
});
