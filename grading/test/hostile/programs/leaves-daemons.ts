// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe started
//
// Daemons in sessions of their own, deaf to signals; the parent exits at once.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { fork, execvp, wait, write } = calls;
  for (let i = 0; i < 5; i++) {
    if (fork() === 0) {
      execvp("perl", ["perl", "-e", '$SIG{$_} = "IGNORE" for qw(HUP INT TERM); exit if fork; syscall(SYS_setsid); sleep 100 while 1', "left-by-mallory"]);
    }
  }
  for (let i = 0; i < 5; i++) wait();
  write(2, "probe started\n");
});
